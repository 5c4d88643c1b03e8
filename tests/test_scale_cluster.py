"""A real Ray cluster on this machine, a head and two nodes: the tables are those of one process."""

import subprocess
import sys
import time

import pytest

pytest.importorskip("ray", reason="needs the extra `cluster`")
pytest.importorskip("scipy", reason="needs the extra `cluster`")

from bench.cluster import started
from bench.corpus import rows, write
from tellings.scale import run
from tests.test_scale import contents

OPTIONS = ("--stages", "lineages", "--partition", "10")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inputs") / "in"
    write(folder, rows(200, seed=6), each=50)
    return folder


@pytest.fixture(scope="module")
def alone(tmp_path_factory, inputs):
    out = tmp_path_factory.mktemp("alone") / "out"
    run([str(inputs)], str(out), stages=["lineages"], part=10)
    return out


def command(cluster, inputs, out):
    # In a process of its own, as a person runs it: Ray changes logging, signals and warnings of the one it is in.
    words = [sys.executable, "-m", "tellings", "scale", "run", str(inputs), "--out", str(out)]
    return subprocess.Popen(
        [*words, "--address", cluster.address, *OPTIONS],
        env=cluster.environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )


def finished(process):
    _, said = process.communicate(timeout=400)
    assert process.returncode == 0, said
    return said


def until(out, step, count, process):
    """Until so many pieces of a step are done."""
    while len(list((out / ".work" / "receipts" / step).glob("*.json"))) < count and process.poll() is None:
        time.sleep(0.02)


def test_a_killed_driver_and_a_killed_node_change_nothing(tmp_path, inputs, alone):
    # One test, so that one cluster is started, however the tests are spread.
    out = tmp_path / "out"
    with started(2) as cluster:
        process = command(cluster, inputs, out)
        until(out, "annotate", 3, process)
        process.kill()
        process.communicate()
        assert not (out / "documents").exists()
        process = command(cluster, inputs, out)
        until(out, "annotate", 5, process)
        cluster.kill(cluster.nodes[-1])
        cluster.start_node()
        said = finished(process)
    first = next(line for line in said.splitlines() if line.startswith("annotate: "))
    assert not first.startswith("annotate: 0 of")
    assert contents(out) == contents(alone)


def test_no_cluster_is_one_clear_message(tmp_path, inputs):
    words = [sys.executable, "-m", "tellings", "scale", "run", str(inputs), "--out", str(tmp_path / "out")]
    done = subprocess.run([*words, "--address", "127.0.0.1:9", *OPTIONS], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "No Ray cluster answers at 127.0.0.1:9" in done.stderr.splitlines()[-1]
    assert not (tmp_path / "out").exists()
