"""The same batch on dask.distributed: a scheduler and workers of this machine."""

import pytest

from tepat.batch.cluster import Cluster
from tepat.batch.executor import NoWorkers
from tepat.cli.main import main

from .conftest import words


@pytest.mark.filterwarnings("default")  # of a library
def test_a_cluster_gives_the_same_bytes_as_workers(books, undisturbed, tmp_path):
    out = tmp_path / "hasil"
    assert main(words(books, out, "--workers", 1, "--scheduler", "local")) == 0
    for name in ("gabungan.json", "kota-d/plan.json", "kota-a/ringkasan.json"):
        assert (out / name).read_bytes() == (undisturbed / name).read_bytes()


@pytest.mark.parametrize("address", ["tcp://192.0.2.1:8786", "192.0.2.1:8786", "x"])
def test_a_scheduler_that_others_reach_without_encryption_is_not_used(address):
    with pytest.raises(NoWorkers, match="tls://"):
        Cluster(address, 1)
