import re
from pathlib import Path

import pytest

from tepat.norm_audit import AuditPolicy
from tepat.norm_audit.limits_file import read_limits

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("page", ["audit.md", "audit.id.md"])
def test_the_page_on_limits_shows_every_limit_with_its_default(page, tmp_path):
    text = (DOCS / page).read_text("utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "batas.toml").write_text(shown, "utf-8")
    decree = "SE Sekda 12/2026"
    assert read_limits(tmp_path / "batas.toml") == AuditPolicy(decree=decree)
    assert len(re.findall(r"^\w+ = ", shown, re.MULTILINE)) == len(
        AuditPolicy.__slots__
    )


def test_what_a_city_leaves_out_keeps_its_default(tmp_path):
    (tmp_path / "batas.toml").write_text("[audit]\nnorm_ratio = 2\n", "utf-8")
    told = read_limits(tmp_path / "batas.toml")
    assert (told.norm_ratio, told.volume_ratio) == (2, AuditPolicy().volume_ratio)
