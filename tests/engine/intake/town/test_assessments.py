import pytest

from tepat.intake.town import story
from tepat.snapshot.vocabulary import COMPETENCIES


def test_whoever_was_assessed_was_assessed_in_all_nine(city):
    told = city.assessments.filter(
        ~city.assessments["competency"].str.starts_with("T.")
    )
    per_person = told.group_by("nip").len()["len"]
    assert set(per_person) == {len(COMPETENCIES)}
    assert 1 - len(per_person) / 10_000 == pytest.approx(story.UNASSESSED, abs=0.001)


def test_levels_are_mostly_the_required_one(city):
    job = city.positions.select("position", "job")
    asked = city.standards.select("competency", job="position", asked="level")
    told = (
        city.assessments.join(city.employees.select("nip", "position"), on="nip")
        .join(job, on="position")
        .join(asked, on=["job", "competency"])
    )
    away = told["level"] - told["asked"]
    assert 0.45 <= (away == 0).mean() <= 0.75
    assert 0.05 <= (away < 0).mean() <= 0.25
    assert (away > 0).mean() >= 0.10


def test_technical_competencies_are_those_of_the_job(town):
    assert set(town.standards["kind"]) == {"MANAJERIAL", "SOSIAL_KULTURAL", "TEKNIS"}
    technical = town.assessments.filter(
        town.assessments["competency"].str.starts_with("T.")
    )
    assert not technical.is_empty()


def test_potential_is_a_score_between_0_and_100(town):
    assert town.potentials["score"].is_between(0, 100).all()
    assert town.potentials["nip"].is_unique().all()
