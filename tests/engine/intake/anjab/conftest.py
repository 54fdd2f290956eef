"""A folder for the Word files of an office."""

import pytest


@pytest.fixture
def folder(tmp_path):
    kept = tmp_path / "word"
    kept.mkdir()
    return kept
