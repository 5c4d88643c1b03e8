"""A corpus read from an S3 store and written to one: the tables of a disk, and no key in anything that is kept."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs the extra `scale`")
pytest.importorskip("scipy", reason="needs the extra `scale`")

import pyarrow.fs as pafs

from bench.corpus import rows, write
from tellings.scale import public, run
from tests.test_scale import contents

NAME, SECRET = "AKIALORNE", "QUAYSECRET"
OPTIONS = ("--stages", "copies", "--partition", "40")


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("pages/a?b", "pages/a?b"),
        ("s3://quay/in", "s3://quay/in"),
        (f"s3://{NAME}:{SECRET}@quay/in?region=r", "s3://quay/in"),
        (f"s3://{NAME}:{SECRET}/x/y@quay/in", "s3://quay/in"),
        ("s3://quay/a:b@c", "s3://quay/a:b@c"),
        (f"abfs://quay:{SECRET}@lorne.example/in", "abfs://quay@lorne.example/in"),
        ("hdfs://lorne:8020/in@noon", "hdfs://lorne:8020/in@noon"),
    ],
)
def test_what_is_shown_of_an_address_holds_no_key(uri, told):
    assert public(uri) == told


def command(source, out, *more):
    words = [sys.executable, "-m", "tellings", "scale", "run", source, "--out", out, *OPTIONS, *more]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def test_a_key_is_not_told_where_a_store_is_not_reached(tmp_path):
    store = f"s3://{NAME}:{SECRET}@quay/in?scheme=http&endpoint_override=127.0.0.1:9&region=r"
    slashed = f"s3://{NAME}:{SECRET}/x@quay/in"
    for given in ((store, str(tmp_path / "out")), (str(tmp_path), slashed)):
        done = command(*given)
        assert done.returncode == 2
        assert "s3://quay/in cannot be reached" in done.stderr.splitlines()[-1]
        assert SECRET not in done.stderr + done.stdout
        assert NAME not in done.stderr + done.stdout
    assert "%2F" in done.stderr


# With a server, which `pip install 'moto[server]'` brings into the environment of the tests: too large for all of them.
SERVER = Path(sys.executable).with_name("moto_server")


class Store:
    """An S3 server on this machine, with a bucket `quay`."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        words = [str(SERVER), "-H", "127.0.0.1", "-p", str(self.port)]
        self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(300):
            with socket.socket() as asked:
                if not asked.connect_ex(("127.0.0.1", self.port)):
                    break
            time.sleep(0.1)
        self.system, _ = pafs.FileSystem.from_uri(self.uri("") + "&allow_bucket_creation=true")
        self.system.create_dir("quay")

    def uri(self, name):
        options = f"scheme=http&endpoint_override=127.0.0.1:{self.port}&region=us-east-1&allow_delayed_open=true"
        return f"s3://{NAME}:{SECRET}@quay/{name}?{options}"

    def put(self, name, data):
        with self.system.open_output_stream(f"quay/{name}", compression=None) as stream:
            stream.write(data)

    def files(self, name):
        found = self.system.get_file_info(pafs.FileSelector(f"quay/{name}", allow_not_found=True, recursive=True))
        return [info.path.removeprefix(f"quay/{name}/") for info in found if info.is_file]

    def contents(self, name):
        return {file: self.system.open_input_file(f"quay/{name}/{file}").read() for file in self.files(name)}


@pytest.fixture(scope="module")
def store():
    if not SERVER.exists():
        pytest.skip("needs an S3 server: pip install 'moto[server]' beside Tellings")
    found = Store()
    yield found
    found.process.kill()
    found.process.wait()


@pytest.fixture(scope="module")
def alone(tmp_path_factory, store):
    """The same run from a disk to a disk; the store has the inputs too."""
    top = tmp_path_factory.mktemp("alone")
    write(top / "in", rows(60, seed=5), each=30)
    write(top / "in", rows(40, seed=6), form="parquet")
    for path in (top / "in").iterdir():
        store.put(f"in/{path.name}", path.read_bytes())
    store.put("in/_SUCCESS", b"")
    run([store.uri("in")], str(top / "out"), stages=["copies"], part=40)
    return top / "out"


def test_a_store_gets_the_bytes_of_a_disk_and_no_key(store, alone):
    done = command(store.uri("in"), store.uri("out"))
    assert done.returncode == 0, done.stderr
    assert store.contents("out") == contents(alone)
    kept = [done.stderr.encode(), *contents(alone).values()]
    assert not [one for one in kept if SECRET.encode() in one or NAME.encode() in one]
    assert b"s3://quay/in/part-0000.parquet" in contents(alone)["manifest.json"]


def test_a_killed_run_goes_on_in_a_store(store, alone):
    words = [sys.executable, "-m", "tellings", "scale", "run", store.uri("in"), "--out", store.uri("killed"), *OPTIONS]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:
        while not any("receipts/annotate/" in name for name in store.files("killed")) and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert "manifest.json" not in store.files("killed")
    done = command(store.uri("in"), store.uri("killed"))
    assert done.returncode == 0, done.stderr
    assert store.contents("killed") == contents(alone)


def test_no_such_bucket_or_folder_is_said(tmp_path, store):
    for source in (store.uri("none"), store.uri("none").replace("@quay", "@noquay")):
        done = command(source, str(tmp_path / "out"))
        assert done.returncode == 2
        assert "There is nothing at s3://" in done.stderr
    done = command(str(Path(__file__).parent), store.uri("out2").replace("@quay", "@noquay"))
    assert done.returncode == 2
    assert "s3://noquay/out2 cannot be made" in done.stderr
    assert SECRET not in done.stderr


def names(outcome):
    return [Path(problem.document).name for problem in outcome.first_problems]


def test_pages_behind_a_uri_are_read_as_files_are(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.json").write_text('[{"id": "a", "text": "The quay was closed."}, 7]')
    (folder / "b.txt").write_bytes("The caf\xe9 by the quay was closed on Monday.".encode("latin-1"))
    (folder / "c.jpg").write_bytes(b"\xff\xd8\xff picture")
    (folder / "d.html").write_text("<html><body><article><p>The ferry waited for the harbour master.</p></article>")
    (folder / "e.csv").write_text("a,b")
    (folder / ".hidden.txt").write_text("Nobody means this.")
    found = run([folder.as_uri()], str(tmp_path / "far"), stages=["blocks"])
    near = run([str(folder)], str(tmp_path / "near"), stages=["blocks"])
    assert found.counts == near.counts
    assert found.problems == near.problems
    assert names(found) == names(near) == ["a.json#2", "c.jpg", "e.csv"]
    assert [p.why for p in found.first_problems] == [p.why for p in near.first_problems]
