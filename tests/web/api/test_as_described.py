"""The API does what its own description says, tried by a program without manners."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.api import limits
from tepat_web.config.api import api
from tepat_web.config.wsgi import application
from tepat_web.imports.models import Upload
from tepat_web.ledger.models import Entry, Job, Version
from tepat_web.needs.models import Round
from tepat_web.organisation.models import Position, Structure
from tepat_web.placement import scenarios
from tepat_web.placement.actions import ask_plan
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots.actions import ask_computation
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.sheets import BY_NAME

pytestmark = pytest.mark.django_db
EXAMPLES = {GenerationMode.POSITIVE: 3, GenerationMode.NEGATIVE: 2}
MODELS = {
    "imports": Upload,
    "results": Computed,
    "plans": Plan,
    "analyses": Position,
    "rounds": Round,
    "structures": Structure,
    "work": Job,
    "ledger": Entry,
}
TABLES = {"results": "jabatan", "plans": "perpindahan"}


@pytest.fixture
def whole(city, planner, work):
    """The city with an import, a result and a plan; a planner who does all else too."""
    for role in (Role.ANALYST, Role.SERVICE, Role.AUDITOR):
        today = timezone.localdate()
        Grant.objects.create(user=planner, role=role, valid_from=today)
    ask_computation(by=planner, kind="needs", parameters={"day": ""})
    ask_plan(by=planner, name="Rotasi", day="", scenario=scenarios.USUAL)
    work()
    Upload.objects.create(
        by=planner, at=timezone.now(), name="kota.xlsx", state=Upload.State.READY
    )
    return city


@pytest.fixture
def connected():
    """Keep the connection of the test, which holds its transaction, over requests."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def test_every_operation_keeps_to_the_description(
    whole, connected, planner, token_of, monkeypatch
):
    monkeypatch.setattr(limits, "PER_MINUTE", 1_000_000)
    _token, secret = token_of(User.objects.get(pk=planner.pk))
    with override("en"):
        schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
    schema.app = application
    wrong = [
        fault
        for found in schema.get_all_operations()
        for mode in EXAMPLES
        for fault in faults(found.ok(), mode, secret)
    ]
    assert not wrong, "\n\n".join(wrong)


def faults(operation, mode, secret):
    """Yield what was answered otherwise than described, of one operation."""

    @seed(1)
    @settings(
        max_examples=EXAMPLES[mode],
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=operation.as_strategy(
            generation_mode=mode, path_parameters=sample(operation) or None
        )
    )
    def tried(case):
        headers = {"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"}
        if "If-Match" in case.headers:
            headers["If-Match"] = latest(case)
        if mode is GenerationMode.POSITIVE and case.query:
            case.query = known(case.path, case.query)
        # What the register refuses may have the right shape: a code that names nothing.
        refused = [positive_data_acceptance] if case.method != "GET" else []
        case.call_and_validate(headers=headers, excluded_checks=refused)

    try:
        tried()
    except (Exception, BaseExceptionGroup) as fault:
        yield f"{operation.method} {operation.path} {mode}: {fault}"


def sample(operation):
    """Say of the parts of a path what is there, as far as that can be said."""
    room, name = [*operation.path.removeprefix("/api/v1/").split("/"), ""][:2]
    model = BY_NAME[name].model if room == "register" else MODELS.get(room, Entry)
    told = {
        "number": model.objects.values_list("pk", flat=True).first() or 1,
        "name": TABLES.get(room, "x"),
        "nip": Move.objects.first().nip,
    }
    return {key: told[key] for key in told if f"{{{key}}}" in operation.path}


def known(path, query):
    """Say of a place, a day, a page and a column of a table what is there."""
    sample = {"within": "DINKES", "unit": "DINKES", "as_of": "2026-11-25", "page": 1}
    told = {name: sample.get(name, value) for name, value in query.items()}
    if "/tables/" in path:
        told = {name: told[name] for name in told if name not in ("sort", "filter")}
    return told


def latest(case):
    """Return the version of the record that the case is about."""
    number = case.path_parameters["number"]
    sheet = BY_NAME[case.path.split("/")[4]]
    seen = Version.objects.filter(table=sheet.model._meta.label, record=number)
    return str(seen.values_list("pk", flat=True).first() or 0)
