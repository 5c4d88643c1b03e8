"""A Ray cluster for measurements and tests, started for real on this machine: a head without work, and nodes."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

RAY = Path(sys.executable).with_name("ray")
STORE = "150000000"
"""Bytes of shared memory of a node; what does not fit is kept on the disk."""

WAIT = """
import sys, time, ray
until = time.monotonic() + float(sys.argv[3])
while True:
    try:
        ray.init(sys.argv[1], log_to_driver=False, logging_level="ERROR")
        break
    except Exception:
        if time.monotonic() > until:
            raise
        time.sleep(0.3)
while sum(node["Alive"] for node in ray.nodes()) < int(sys.argv[2]):
    if time.monotonic() > until:
        sys.exit(f"{ray.nodes()}")
    time.sleep(0.2)
"""


class Cluster:
    """Processes of `ray start --block`, each with a group of its own, so that a node can be killed with all it runs."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.nodes: list[subprocess.Popen[bytes]] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        # A home of its own keeps Ray's token and logs out of the user's. A killed node is asked every second and given
        # up after five; one that is only slow has ten seconds to answer.
        self.environment = {
            **os.environ,
            "HOME": str(home),
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": secrets.token_hex(32),
            "RAY_USAGE_STATS_ENABLED": "0",
            "RAY_health_check_period_ms": "1000",
            "RAY_raylet_start_wait_time_s": "150",
        }

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a node with these options of `ray start`."""
        command = [str(RAY), "start", "--block", "--disable-usage-stats", f"--object-store-memory={STORE}", *options]
        with (self.home / f"node-{secrets.token_hex(4)}.log").open("wb") as log:
            node = subprocess.Popen(
                command, env=self.environment, start_new_session=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.nodes.append(node)
        return node

    def start_head(self) -> None:
        """Start the node that keeps the others together."""
        port = self.address.rpartition(":")[2]
        self.start(
            "--head", f"--port={port}", "--num-cpus=0", "--include-dashboard=false", f"--temp-dir={self.home / 'r'}"
        )
        self.wait(1)

    def start_node(self) -> subprocess.Popen[bytes]:
        """Start a node that works."""
        return self.start(f"--address={self.address}", "--num-cpus=1")

    def wait(self, count: int, tries: int = 6) -> None:
        """Until so many nodes are there. On a busy machine a node may give up starting: it is started again."""
        for _ in range(tries):
            found = subprocess.run(
                [sys.executable, "-c", WAIT, self.address, str(count), "30"],
                env=self.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if found.returncode == 0:
                return
            for node in [node for node in self.nodes[1:] if node.poll() is not None]:
                self.nodes.remove(node)
                self.start_node()
        logs = "\n".join(log.read_text()[-500:] for log in sorted(self.home.glob("node-*.log")))
        raise RuntimeError(f"no cluster of {count} nodes: {found.stderr[-500:]}\n{logs}")

    def kill(self, node: subprocess.Popen[bytes]) -> None:
        """`kill -9` for a node and everything that it runs, as when its machine goes away."""
        for process in [*descendants(node.pid), node.pid]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        node.wait()
        self.nodes.remove(node)


def descendants(process: int) -> list[int]:
    """The processes that a process has started, and those that these have started."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            number, _, rest = stat.read_text().partition(" ")
            parents.setdefault(int(rest.rpartition(")")[2].split()[1]), []).append(int(number))
    found, todo = [], [process]
    while todo:
        children = parents.get(todo.pop(), [])
        found += children
        todo += children
    return found


@contextlib.contextmanager
def started(nodes: int = 2) -> Iterator[Cluster]:
    """A head and so many nodes of one processor each; everything ends with them."""
    home = Path(tempfile.mkdtemp(prefix="tellings-"))  # short: names of sockets have at most 107 bytes
    cluster = Cluster(home)
    try:
        cluster.start_head()
        for number in range(nodes):
            cluster.start_node()
            cluster.wait(number + 2)
        yield cluster
    finally:
        for node in list(reversed(cluster.nodes)):
            cluster.kill(node)
        shutil.rmtree(home, ignore_errors=True)
