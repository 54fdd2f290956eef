"""Tasks on other machines: dask.distributed, behind the same interface.

Workers must see the workbooks and the folder of results by the same paths. What
travels is paths and figures. A scheduler that others can reach must use TLS: whoever
reaches one can run anything on its workers.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from importlib import import_module
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urlsplit

from tepat.words import Sentence

from .executor import NoWorkers

HERE = "local"
"""The address that means: begin a cluster on this machine, for this batch."""

PATIENCE = 15
"""Seconds that a scheduler may take to answer."""

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

NOT_INSTALLED = Sentence(
    id="--scheduler memerlukan dask.distributed. Pasang dari "
    "requirements/cluster.txt, atau pakai --workers.",
    en="--scheduler needs dask.distributed. Install it from requirements/cluster.txt, "
    "or use --workers.",
)
UNREACHED = Sentence(
    id="Penjadwal di {address} tidak menjawab dengan benar ({why}). Periksa alamatnya, "
    "dan jalankan «dask scheduler» serta «dask worker» lebih dahulu.",
    en="The scheduler at {address} does not answer as it should ({why}). Check the "
    "address, and start “dask scheduler” and “dask worker” first.",
)
OPEN = Sentence(
    id="Penjadwal di {address} dapat dijangkau mesin lain tanpa enkripsi, jadi tidak "
    "dipakai: siapa pun yang menjangkaunya dapat menjalankan apa saja. Pakai alamat "
    "tls://, atau 127.0.0.1.",
    en="The scheduler at {address} can be reached from other machines without "
    "encryption, so it is not used: whoever reaches it can run anything. Use an "
    "address of tls://, or 127.0.0.1.",
)


class Cluster:
    """The workers of a dask.distributed scheduler."""

    def __init__(self, address: str, workers: int) -> None:
        """Connect to a scheduler, or begin one.

        Args:
            address: ``tls://…``, ``tcp://127.0.0.1:…``, or :data:`HERE`.
            workers: With :data:`HERE`, how many workers to begin.

        Raises:
            NoWorkers: if it is not installed, not safe or not there.
        """
        try:
            dask, distributed = map(import_module, ("dask", "distributed"))
        except ImportError as error:
            raise NoWorkers(NOT_INSTALLED) from error
        self._client: Any
        self._cluster: Any = None
        where: Any = address
        if address == HERE:
            # One more try after a worker was lost, as with workers of our own.
            dask.config.set({"distributed.scheduler.allowed-failures": 1})
            where = self._cluster = distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs="ERROR",
            )
        elif not is_safe(address):
            raise NoWorkers(OPEN, address=address)
        try:
            self._client = distributed.Client(
                where, timeout=PATIENCE, set_as_default=False
            )
        except (OSError, ValueError, TimeoutError) as error:
            why = type(error).__name__
            raise NoWorkers(UNREACHED, address=address, why=why) from error
        self.died: tuple[type[BaseException], ...] = (distributed.KilledWorker,)
        self._executor = self._client.get_executor(pure=False, retries=0)

    @property
    def slots(self) -> int:
        """So many tasks as there are threads; one where workers have yet to come."""
        threads: dict[str, int] = self._client.nthreads()
        return max(sum(threads.values()), 1)

    def submit(self, work: Callable[[Asked], Answer], asked: Asked) -> Future[Answer]:
        future: Future[Answer] = self._executor.submit(work, asked)
        return future

    def close(self) -> None:
        self._executor.shutdown(wait=False)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


def is_safe(address: str) -> bool:
    """Tell whether nobody but this machine reaches an address, or it is encrypted.

    >>> is_safe("tls://10.0.0.5:8786"), is_safe("tcp://10.0.0.5:8786")
    (True, False)
    >>> is_safe("127.0.0.1:8786"), is_safe("tcp://localhost:8786")
    (True, True)
    """
    told = urlsplit(address if "://" in address else f"tcp://{address}")
    if told.scheme == "tls":
        return True
    host = told.hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
