"""Workers on a Ray cluster: the one that RAY_ADDRESS names, else one that is started here for the run (extra `ray`)."""

from __future__ import annotations

import os
import pickle
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from pipelines.errors import TaoshaError, UsageError
from pipelines.executors.supervisor import DEADLINE, LostError, Supervisor, supervised
from pipelines.executors.work import Answer, Work
from pipelines.readers.chunk import Chunk, Read

ADDRESS: Final = "RAY_ADDRESS"
START_SECONDS: Final = 300.0  # for a worker to find a place and to load dictionaries and models; a cluster may have to grow first
_STORE_BYTES: Final = 256 << 20  # of Ray's object store on this machine: chunks and answers are small and soon gone
_TOKEN: Final = ("RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH")


def refined(chunks: Iterable[Chunk], work: Work, workers: int | None, deadline: float = DEADLINE) -> Iterator[tuple[Chunk, list[Answer]]]:
    """Each chunk with one answer a page, in input order: the same as `local.refined`, by actors of one core each.

    Without a number of `workers` there is one for each core of the cluster. Raises UsageError where Ray is not installed,
    TaoshaError where no worker can be started.
    """
    with joined(workers) as cores:
        work_there = _ray().put(pickle.dumps(work))
        supervisors = [Supervisor(lambda: Actor(work_there), work, deadline) for _ in range(workers or cores)]
        yield from supervised(chunks, supervisors)


def check() -> None:
    """Raise UsageError where Ray is not installed."""
    _prepare()
    _ray()


@contextmanager
def joined(cores: int | None) -> Iterator[int]:
    """Be part of a cluster; gives the number of its cores. One that is started here has `cores`, listens with a token, and ends."""
    _prepare()
    ray = _ray()
    if ray.is_initialized():
        yield int(ray.cluster_resources().get("CPU", 1))
        return
    folder = None if os.environ.get(ADDRESS) else tempfile.mkdtemp(prefix="ray", dir="/tmp")  # sockets stand in it: a short path
    try:
        _connect(cores, folder)
        yield int(ray.cluster_resources().get("CPU", 1))
    finally:
        ray.shutdown()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)


class Actor:
    """A worker of `supervisor` on the cluster."""

    def __init__(self, work: Any) -> None:
        """`work` is Ray's reference to the pickled work."""
        self._ray = _ray()
        self._actor = self._ray.remote(num_cpus=1, max_restarts=0)(Refiner).remote(work)
        self._ready = False

    def answers(self, read: Read, deadline: float) -> list[Answer]:
        """One answer a page. Raises LostError where the worker died or took too long, TaoshaError where it cannot begin."""
        if not self._ready:
            self._await_start()
        answers: list[Answer] = pickle.loads(self._got(self._actor.answers.remote(pickle.dumps(read)), deadline))  # noqa: S301  # our own
        return answers

    def end(self) -> None:
        """Kill the worker."""
        self._ray.kill(self._actor)

    def _await_start(self) -> None:
        try:
            self._ray.get(self._actor.ready.remote(), timeout=START_SECONDS)
        except (self._ray.exceptions.RayActorError, self._ray.exceptions.GetTimeoutError) as error:
            if isinstance(error, self._ray.exceptions.GetTimeoutError):
                raise TaoshaError("a Ray worker found no free core", "try fewer --workers, or a larger cluster") from error
            raise LostError("refining killed the worker process") from error
        except self._ray.exceptions.RayError as error:
            raise TaoshaError(f"a Ray worker cannot start: {error}", "see that Taosha is installed on each machine") from error
        self._ready = True

    def _got(self, answer: Any, deadline: float) -> bytes:
        try:
            got: bytes = self._ray.get(answer, timeout=deadline)
        except self._ray.exceptions.GetTimeoutError as error:
            raise LostError(f"refining took longer than {deadline:g} s") from error
        except self._ray.exceptions.RayError as error:
            raise LostError("refining killed the worker process") from error
        return got


class Refiner:
    """What an actor is; it loads everything once."""

    def __init__(self, work: bytes) -> None:
        self._answers: Callable[[Read], list[Answer]] = pickle.loads(work).begin()  # noqa: S301  # our own

    def ready(self) -> bool:
        """Answered once everything is loaded."""
        return True

    def answers(self, read: bytes) -> bytes:
        """The answers to the pages of a pickled chunk, pickled: Ray's own way takes longer for many small objects."""
        return pickle.dumps(self._answers(pickle.loads(read)), pickle.HIGHEST_PROTOCOL)  # noqa: S301  # our own


def _prepare() -> None:
    """What Ray reads when it starts. It listens on all interfaces: where there is no token yet, this run makes its own."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if not (os.environ.get(ADDRESS) or any(map(os.environ.get, _TOKEN)) or (Path.home() / ".ray" / "auth_token").exists()):
        os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)


def _connect(cores: int | None, folder: str | None) -> None:
    ray = _ray()
    own: dict[str, Any] = {"num_cpus": cores, "include_dashboard": False, "object_store_memory": _STORE_BYTES, "_temp_dir": folder}
    try:
        ray.init(log_to_driver=False, logging_level="ERROR", **(own if folder else {}))
    except (ConnectionError, RuntimeError, ray.exceptions.RayError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise TaoshaError(f"no Ray cluster can be joined or started: {reason}", f"see {ADDRESS}, or leave out --engine ray") from error


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise UsageError("--engine ray needs Ray, which is not installed", "make venv EXTRAS=ray, or pip install 'taosha[ray]'") from error
    return ray
