"""The site does not start where it would not be safe, and says why."""

import pytest
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.accounts.queries import operator
from tepat_web.administration.actions_begin import renew_demo_account
from tepat_web.config import environment, safety
from tepat_web.config.errors import WrongSetting
from tepat_web.workforce.models import Employee

KEY = "x" * 50
BEHIND_A_PROXY = {
    "HTTPS": "ya",
    "PROXIES": "1",
    "ADDRESS": "https://tepat.kota.example",
}


@pytest.fixture
def told(monkeypatch):
    """Tell the environment exactly this."""

    def tell(**settings):
        for name in list(environment.os.environ):
            if name.startswith("TEPAT_"):
                monkeypatch.delenv(name)
        for name, value in settings.items():
            monkeypatch.setenv(f"TEPAT_{name}", value)

    return tell


def refusals():
    with pytest.raises(safety.Unsafe) as refused:
        safety.demand_safe_settings()
    return [sentence for sentence, _ in refused.value.reasons]


def test_on_this_machine_alone_a_key_is_enough(told):
    told(SECRET_KEY=KEY)
    safety.demand_safe_settings()


def test_behind_a_proxy_with_https_it_may_be_open_to_all(told):
    told(SECRET_KEY=KEY, **BEHIND_A_PROXY)
    safety.demand_safe_settings()
    told(SECRET_KEY=KEY, LISTEN="0.0.0.0:8000", **BEHIND_A_PROXY)
    safety.demand_safe_settings()


def test_without_a_key_or_with_a_short_one_it_does_not_start(told):
    told()
    assert refusals() == [safety.NO_KEY]
    told(SECRET_KEY="  ")
    assert refusals() == [safety.NO_KEY]
    told(SECRET_KEY="rahasia")
    assert refusals() == [safety.SHORT_KEY]


@pytest.mark.parametrize(
    "open_door",
    [
        BEHIND_A_PROXY,
        BEHIND_A_PROXY | {"LISTEN": "0.0.0.0:80"},
        BEHIND_A_PROXY | {"LISTEN": "[::]:80"},
    ],
)
def test_faults_are_not_shown_to_other_machines(told, open_door):
    told(SECRET_KEY=KEY, DEBUG="ya", **open_door)
    assert refusals() == [safety.DEBUG]
    told(SECRET_KEY=KEY, DEBUG="ya")
    safety.demand_safe_settings()


@pytest.mark.parametrize(
    "open_door",
    [
        {"LISTEN": "0.0.0.0:8000"},
        {"LISTEN": "192.168.1.10:8000"},
        {"HOSTS": "localhost,tepat.kota.example"},
        {"HOSTS": "*"},
        {"ADDRESS": "http://tepat.kota.example"},
        {"LISTEN": "0.0.0.0:8000", "PROXIES": "1"},
    ],
)
def test_passwords_do_not_travel_in_the_open(told, open_door):
    told(SECRET_KEY=KEY, **open_door)
    assert refusals() == [safety.PLAIN]


def test_https_needs_to_know_its_proxies_and_its_address(told):
    told(SECRET_KEY=KEY, HTTPS="ya")
    assert refusals() == [safety.NO_PROXY, safety.NO_ADDRESS]


def test_every_reason_is_told_at_once_in_the_readers_language(told):
    told(DEBUG="ya", LISTEN="0.0.0.0:8000")
    with pytest.raises(safety.Unsafe) as refused:
        safety.demand_safe_settings()
    for language in ("id", "en"):
        said = refused.value.say(language)
        assert said.count("\n- ") == 3
        assert {"TEPAT_SECRET_KEY", "TEPAT_DEBUG", "TEPAT_HTTPS"} <= set(
            said.replace(",", " ").replace("=", " ").split()
        )


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("LISTEN", "8000"),
        ("LISTEN", "127.0.0.1:http"),
        ("LISTEN", "127.0.0.1:70000"),
        ("PROXIES", "satu"),
        ("PROXIES", "-1"),
        ("ADDRESS", "tepat.kota.example"),
        ("ADDRESS", "https://kota.example/tepat"),
        ("DATABASE_URL", "oracle://tepat:rahasia@server/tepat"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named_without_its_secrets(told, name, wrong):
    told(**{name: wrong})
    with pytest.raises(WrongSetting) as refused:
        environment.listen()
        environment.number("PROXIES", 0)
        environment.address()
        environment.database()
    assert f"TEPAT_{name}" in refused.value.say("id")
    assert "rahasia" not in refused.value.say("en")


def test_it_answers_under_its_own_name_and_this_machines(told):
    told(ADDRESS="https://tepat.kota.example")
    assert environment.hosts()[0] == "tepat.kota.example"
    assert {"localhost", "127.0.0.1"} < set(environment.hosts())
    told(ADDRESS="https://tepat.kota.example", HOSTS="tepat.lama.example")
    assert {"tepat.kota.example", "tepat.lama.example"} < set(environment.hosts())


@pytest.mark.django_db
def test_demo_accounts_keep_a_city_from_starting(told, settings):
    settings.DEMO = True
    renew_demo_account(
        by=operator(),
        role=Role.AUDITOR,
        name="Pemeriksa",
        email="auditor@kota.example",
        nip=None,
        unit_id=None,
        password="abcd-efgh-jkmn-pqrs",
        secret="JBSWY3DPEHPK3PXP",
        today=timezone.localdate(),
    )
    told(SECRET_KEY=KEY, DEMO="ya")
    safety.demand_safe_data()
    told(SECRET_KEY=KEY)
    with pytest.raises(safety.Unsafe) as refused:
        safety.demand_safe_data()
    assert "auditor" in refused.value.say("id")


@pytest.mark.django_db
def test_a_demo_does_not_open_the_data_of_real_people(told):
    Employee.objects.create(nip="199001012015031002", status="PNS")
    told(SECRET_KEY=KEY, DEMO="ya")
    with pytest.raises(safety.Unsafe) as refused:
        safety.demand_safe_data()
    assert [sentence for sentence, _ in refused.value.reasons] == [safety.REAL_PEOPLE]
    for number in (901, 902):
        Employee.objects.create(nip=f"199001012015031{number}", status="PNS")
    safety.demand_safe_data()
