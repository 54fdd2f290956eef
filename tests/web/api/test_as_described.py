"""The API does what its own description says, tried by a program without manners."""

import pytest
import schemathesis
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tepat_web.api import limits
from tepat_web.config.api import api
from tepat_web.config.wsgi import application
from tepat_web.ledger.models import Entry, Version
from tepat_web.organisation.models import Structure
from tepat_web.snapshots.sheets import BY_NAME

pytestmark = pytest.mark.django_db
EXAMPLES = {GenerationMode.POSITIVE: 3, GenerationMode.NEGATIVE: 2}


def operations():
    with override("en"):
        schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
    schema.app = application
    return [found.ok() for found in schema.get_all_operations()]


def number_of(operation):
    """A number of something that is there."""
    room, name = operation.path.removeprefix("/api/v1/").split("/")[:2]
    if room == "register":
        return BY_NAME[name].model.objects.values_list("pk", flat=True).first() or 1
    return (
        {"structures": Structure, "ledger": Entry}.get(room, Entry).objects.first().pk
    )


def known(query):
    """Say of a place and a day what the register knows."""
    sample = {"within": "DINKES", "as_of": "2026-11-25"}
    return {name: sample[name] for name in set(sample) & set(query or {})}


def latest(case):
    number = case.path_parameters["number"]
    sheet = BY_NAME[case.path.split("/")[4]]
    seen = Version.objects.filter(table=sheet.model._meta.label, record=number)
    return str(seen.values_list("pk", flat=True).first() or 0)


def test_every_operation_keeps_to_the_description(city, planner, token_of, monkeypatch):
    monkeypatch.setattr(limits, "PER_MINUTE", 1_000_000)
    _token, secret = token_of(planner)
    wrong = []
    for operation in operations():
        for mode, examples in EXAMPLES.items():
            for fault in faults(operation, mode, examples, secret):
                wrong.append(fault)
    assert not wrong, "\n\n".join(wrong)


def faults(operation, mode, examples, secret):
    fixed = {"number": number_of(operation)} if "{number}" in operation.path else None

    @seed(1)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode, path_parameters=fixed))
    def tried(case):
        headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}
        if "If-Match" in case.headers:
            headers["If-Match"] = latest(case)
        if mode is GenerationMode.POSITIVE:
            case.query = {**(case.query or {}), **known(case.query)}
        # What the register refuses may have the right shape: a code that names nothing.
        refused = [positive_data_acceptance] if case.method != "GET" else []
        case.call_and_validate(headers=headers, excluded_checks=refused)

    try:
        tried()
    except BaseException as fault:
        if isinstance(fault, KeyboardInterrupt):
            raise
        yield f"{operation.method} {operation.path} {mode}: {fault}"
