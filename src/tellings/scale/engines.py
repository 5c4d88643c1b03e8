"""Who does the work: processes on this machine, or a Ray cluster. What comes out is the same.

Both can do two things: `map`, a function over independent pieces of work, and `exchange`, which cuts what many sources
hold into buckets and brings each bucket together. On Ray, scheduling, transport and retries are Ray's, the exchange a
group-by of Ray Data. On one machine the sources leave what they cut in files, one batch of rows a bucket.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Protocol

from tellings import __version__
from tellings.children import end_with_parent
from tellings.errors import CaseError, OptionError
from tellings.scale.folder import WORK, Folder

if TYPE_CHECKING:
    import pyarrow as pa

Work = Callable[[Any], dict[str, Any]]
Scatter = Callable[[str], "Iterator[pa.Table]"]
"""The rows of a source, in tables with a column `bucket`."""
Gather = Callable[[int, "pa.Table"], dict[str, Any]]
"""What becomes of the rows of one bucket. They come in any order."""

AHEAD = 4
"""Pieces of work handed out per worker before one is done: enough that none waits, few enough to forget."""
BLOCKS = 256
"""Most blocks that a group-by of Ray Data is cut into: its sort moves the square of this number of pieces."""
RETRIES = 20
"""Times that Ray may do a piece of work again when the machine that did it is gone."""

_HINT = "`ray start --head` starts one; RAY_AUTH_MODE and its token must be the same here and there."


class Engine(Protocol):
    """What a run needs."""

    def map(self, work: Work, tasks: Sequence[Any]) -> Iterator[dict[str, Any]]:
        """What `work` gives for each task, as it is done."""
        ...

    def exchange(self, name: str, sources: Sequence[str], scatter: Scatter, gather: Gather) -> Iterator[dict[str, Any]]:
        """What `gather` gives for each bucket that has rows, as it is done."""
        ...


@dataclass(frozen=True, slots=True)
class Processes:
    """Processes on this machine, `pool`; without one, this process alone. `processes` makes and ends them."""

    folder: Folder
    workers: int
    pool: ProcessPoolExecutor | None

    def map(self, work: Work, tasks: Sequence[Any]) -> Iterator[dict[str, Any]]:
        """See `Engine`."""
        if self.pool is None:
            yield from map(work, tasks)
            return
        waiting = iter(tasks)
        running = {self.pool.submit(work, task) for task in islice(waiting, AHEAD * self.workers)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            running |= {self.pool.submit(work, task) for task in islice(waiting, len(done))}
            for one in done:
                yield one.result()

    def exchange(self, name: str, sources: Sequence[str], scatter: Scatter, gather: Gather) -> Iterator[dict[str, Any]]:
        """See `Engine`."""
        spill = f"{WORK}/spill/{name}"
        holders: dict[int, list[tuple[str, int]]] = {}
        for cut in self.map(partial(_spill, self.folder, spill, scatter), sources):
            for at, bucket in enumerate(cut["buckets"]):
                holders.setdefault(bucket, []).append((cut["name"], at))
        tasks = [(bucket, holders[bucket]) for bucket in sorted(holders)]
        yield from self.map(partial(_gathered, self.folder, gather), tasks)
        self.folder.remove(spill)


@contextmanager
def processes(folder: Folder, workers: int) -> Iterator[Processes]:
    """So many processes of this machine; one is this one. Raises `CaseError` where one is ended from outside."""
    if workers <= 1:
        yield Processes(folder, 1, None)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=end_with_parent)
    try:
        yield Processes(folder, workers, pool)
    except BrokenProcessPool as error:
        raise CaseError(
            "A worker process was ended from outside, perhaps because memory ran out.",
            "Run the same command again, with fewer workers if need be; what was done is kept.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _spill(folder: Folder, spill: str, scatter: Scatter, source: str) -> dict[str, Any]:
    """Cut a source into batches of one bucket each; which bucket each batch is of comes back."""
    import pyarrow as pa

    name = f"{spill}/{source.replace('/', '-')}.arrow"
    buckets: list[int] = []
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with folder.writing(name) as stream:
        writer = None
        for table in scatter(source):
            writer = writer or pa.ipc.new_file(stream, table.schema, options=options)
            for bucket, part in _parted(table):
                buckets.append(bucket)
                writer.write_table(part)
        if writer:
            writer.close()
    return {"name": name, "buckets": buckets}


def _parted(table: pa.Table) -> Iterator[tuple[int, pa.Table]]:
    import numpy as np

    keys = table["bucket"].to_numpy()
    order = np.argsort(keys, kind="stable")
    ranked = table.take(order).combine_chunks()
    values, firsts = np.unique(keys[order], return_index=True)
    sizes = np.diff(firsts, append=len(order))
    for value, first, size in zip(values.tolist(), firsts.tolist(), sizes.tolist(), strict=True):
        yield value, ranked.slice(first, size)


def _gathered(folder: Folder, gather: Gather, task: tuple[int, list[tuple[str, int]]]) -> dict[str, Any]:
    import pyarrow as pa

    bucket, places = task
    batches = []
    for name, at in places:
        with folder.reading(name) as file:
            batches.append(pa.ipc.open_file(file).get_batch(at))
    return gather(bucket, pa.Table.from_batches(batches))


@dataclass(frozen=True, slots=True)
class Cluster:
    """The Ray cluster that `connected` has reached."""

    cpus: int

    def map(self, work: Work, tasks: Sequence[Any]) -> Iterator[dict[str, Any]]:
        """See `Engine`."""
        import ray

        remote = ray.remote(max_retries=RETRIES)(_calling(work))
        waiting = iter(tasks)
        running = [remote.remote(task) for task in islice(waiting, AHEAD * self.cpus)]
        while running:
            done, running = ray.wait(running)
            running += [remote.remote(task) for task in islice(waiting, len(done))]
            yield from ray.get(done)

    def exchange(self, name: str, sources: Sequence[str], scatter: Scatter, gather: Gather) -> Iterator[dict[str, Any]]:
        """See `Engine`."""
        import ray.data

        if not sources:
            return
        rows = ray.data.from_items(list(sources), override_num_blocks=min(len(sources), BLOCKS))
        cut = rows.map_batches(partial(_scattered, scatter), batch_size=None, batch_format="numpy")
        brought = cut.groupby("bucket").map_groups(partial(_brought, gather), batch_format="pyarrow")
        for row in brought.iter_rows():
            yield _decoded(row["found"])


def _calling(work: Work) -> Callable[[Any], dict[str, Any]]:
    """A plain function, as Ray wants one, that calls a function with some of its arguments given."""

    def call(task: Any) -> dict[str, Any]:
        return work(task)

    return call


def _scattered(scatter: Scatter, batch: dict[str, Any]) -> Iterator[pa.Table]:
    for source in batch["item"].tolist():
        yield from scatter(source)


def _brought(gather: Gather, table: pa.Table) -> pa.Table:
    import msgspec
    import pyarrow as pa

    found = gather(int(table["bucket"][0].as_py()), table.combine_chunks())
    return pa.table({"found": [msgspec.json.encode(found)]})


def _decoded(found: bytes) -> dict[str, Any]:
    import msgspec

    value: dict[str, Any] = msgspec.json.decode(found)
    return value


@contextmanager
def connected(address: str, workers: int) -> Iterator[Cluster]:
    """A Ray cluster: that at `address`, or with `local` one of this machine alone, ended afterwards.

    Raises `OptionError` where Ray is not installed, no cluster answers or its machines have another Tellings.
    """
    try:
        import ray
        import ray.data
    except ImportError as error:
        hint = "pip install 'tellings[cluster]' brings it; without it, --workers N works in processes of this machine."
        raise OptionError("--address needs Ray, which is not installed.", hint) from error
    _answered(address)
    logging.getLogger("ray").setLevel(logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    try:
        cpus = {"num_cpus": workers} if address == "local" else {}
        ray.init(address, log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False, **cpus)
    except Exception as error:  # Ray has no error of its own for this
        raise OptionError(f"No Ray cluster answers at {address}: {_short(error)}.", _HINT) from error
    try:
        _set_up()
        _check_versions(ray)
        yield Cluster(max(int(ray.cluster_resources().get("CPU", 1)), 1))
    finally:
        ray.shutdown()


def _answered(address: str) -> None:
    """Ray itself ends the whole process where nobody answers."""
    host, _, port = address.rpartition("/")[2].rpartition(":")
    if not host or not port.isdecimal():
        return
    try:
        socket.create_connection((host, int(port)), 10).close()
    except OSError as error:
        raise OptionError(f"No Ray cluster answers at {address}: {error.strerror or error}.", _HINT) from error


def _set_up() -> None:
    from ray.data.context import DataContext, ShuffleStrategy

    context = DataContext.get_current()
    context.enable_progress_bars = False
    # The hash shuffle keeps what it has in actors, and what a lost machine's actors had is lost with them; the sort is
    # made of tasks, which Ray does again (`bench/scale.py --kill`).
    context.shuffle_strategy = ShuffleStrategy.SORT_SHUFFLE_PULL_BASED


def _check_versions(ray: Any) -> None:
    found = ray.get(ray.remote(max_retries=RETRIES)(_version).remote())
    if found != __version__:
        raise OptionError(
            f"The cluster has Tellings {found}, this machine {__version__}.", "Install one version everywhere."
        )


def _version() -> str:
    return __version__


def _short(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")[:200]
