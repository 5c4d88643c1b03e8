"""Workers end with the process that made them, be it killed."""

import subprocess
import sys

POOL = """
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from tellings.children import end_with_parent

if __name__ == "__main__":
    pool = ProcessPoolExecutor(2, get_context("spawn"), end_with_parent)
    for asked in [pool.submit(time.sleep, 0.5) for _ in range(4)]:
        asked.result()
    print("begun", flush=True)
    time.sleep(60)
"""


def test_workers_end_when_the_process_that_made_them_is_killed(tmp_path):
    script = tmp_path / "pool.py"
    script.write_text(POOL)
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout.readline() == "begun\n"
    parent.kill()
    # Its workers hold its output open for as long as they are there.
    assert parent.communicate(timeout=30) == ("", None)
