"""The same batch on dask.distributed: a scheduler and workers of this machine."""

import json

import pytest

from tepat.batch.cluster import Cluster
from tepat.batch.executor import NoWorkers
from tepat.cli.main import main

STATED = ["--day", "2026-11-24"]


@pytest.mark.filterwarnings("default")  # of a library
def test_a_cluster_gives_the_same_bytes_as_workers(books, tmp_path):
    told = []
    for name, where in (("a", ["--scheduler", "local"]), ("b", [])):
        out = tmp_path / name
        words = ["batch", str(books / "kota-d"), str(books / "kota-b.xlsx")]
        words += ["--out", str(out), "--workers", "1", *STATED, *where]
        assert main(words) == 0
        told.append((out / "gabungan.json").read_bytes())
        told.append((out / "kota-d" / "plan.json").read_bytes())
    assert told[:2] == told[2:]
    assert json.loads(told[0])["totals"]["planned"] == 2


@pytest.mark.parametrize("address", ["tcp://192.0.2.1:8786", "192.0.2.1:8786", "x"])
def test_a_scheduler_that_others_reach_without_encryption_is_not_used(address):
    with pytest.raises(NoWorkers, match="tls://"):
        Cluster(address, 1)
