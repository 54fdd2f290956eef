"""The pages of plans as people go through them."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tepat.placement.scenario import Caps, Protect, Scenario, parse
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position
from tepat_web.placement import scenarios

STATEMENTS_AT_MOST = 12
STATEMENTS_WITH_A_LIFE = 18  # each room says what it misses before the next step
STATEMENTS_ABOUT_ONE = 18  # looking at a person is written to the ledger
FORM = {
    "name": "Rotasi",
    "day": "",
    "effective_on": "",
    "mode": "optimum",
    "goals": "critical,filled,fit,stayed",
    "moves": ["rotasi", "promosi", "penempatan"],
    "competency": 40,
    "performance": 30,
    "education": 15,
    "experience": 15,
    "people": "",
    "positions": "",
    "units": "",
    "text": "",
}


def address(name, plan, *rest, **asked):
    return reverse(f"placement:{name}", args=[plan.pk, *rest], query=asked or None)


def again(browser, plan):
    page = reverse("placement:ask", query={"seperti": plan.pk})
    return browser.get(page).context["form"]


def asked():
    return Job.objects.filter(kind="plan").first()


def test_before_there_is_a_plan_the_page_says_what_one_is(city, browser, employee):
    text = browser.get(reverse("placement:index")).content.decode()
    assert "Belum ada rencana" in text
    assert reverse("placement:ask") in text
    text = employee(city.led.nip).get(reverse("placement:index")).content.decode()
    assert "Bila BKPSDM menunjukkan rencana" in text
    assert reverse("placement:ask") not in text


def test_asking_leads_to_the_work(city, browser):
    told = FORM | {"people": f"{city.led.nip[:8]} {city.led.nip[8:]}\n"}
    answer = browser.post(reverse("placement:ask"), told)
    job = asked()
    assert answer.url == reverse("ledger:job", args=[job.pk])
    assert job.question["name"] == "Rotasi"
    assert job.question["scenario"]["freeze"]["people"] == [city.led.nip]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"competency": 50}, "Keempat bobot harus berjumlah 100; sekarang 110."),
        ({"units": "TIDAK-ADA"}, "Tidak ada dalam register: TIDAK-ADA."),
        ({"people": "123"}, "Tidak ada dalam register: 123."),
        (
            {"people": "1\n2\n3\n4\n5\n6\n7"},
            "1, 2, 3, 4, 5. Periksa ejaannya. Dan 2 lagi.",
        ),
        ({"pins": "199001012015031901"}, "NIP = kode"),
        ({"pins": "= JAB-1"}, "NIP = kode"),
        ({"pins": "1 = A\n1 = B"}, "1 diminta menduduki dua jabatan"),
        ({"pins": "1 = A"}, "Tidak ada dalam register: 1."),
        ({"forbidden": "JAB-1"}, "NIP = kode"),
        ({"forbidden": "1 = A"}, "Tidak ada dalam register: 1."),
        ({"mode": "paksa"}, "paksa"),
        ({"goals": "fit,fit,filled,stayed"}, "fit,fit"),
        ({"most_share": "101"}, "100"),
        ({"most_share": "nan"}, "angka"),
        ({"most_moves": "-1"}, "0"),
        ({"refill": "1001"}, "1000"),
        ({"protect_fit": "TIDAK-ADA"}, "Tidak ada dalam register: TIDAK-ADA."),
        ({"text": '[budget]\n"TIDAK-ADA" = 1'}, "register: TIDAK-ADA."),
        ({"text": "[plan"}, "bukan TOML yang benar"),
        ({"text": "[pins]\nx = 1"}, "[pins] tidak dikenal"),
        ({"day": "2027-01-01", "effective_on": "2026-01-01"}, "tidak dapat berlaku"),
        ({"name": ""}, "Bidang ini"),
        ({"moves": ["demosi"]}, "demosi"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_what_was_typed(
    wrong, said, city, browser
):
    answer = browser.post(reverse("placement:ask"), FORM | wrong)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert said in text
    assert not Job.objects.exists()


def test_everything_that_has_a_field_is_asked_for(city, browser):
    position = Position.objects.get(pk=city.led.appointments.first().post.position_id)
    other = Position.objects.exclude(code=position.code).first().code
    told = FORM | {
        "mode": "voluntary",
        "goals": "critical,filled,stayed,fit",
        "must_fill": position.code,
        "most_moves": "30",
        "most_share": "5",
        "unit_share": "2.5",
        "cooling_off": "24",
        "refill": "0",
        "pins": f"{city.led.nip[:8]} {city.led.nip[8:]} = {position.code};",
        "forbidden": f"{city.led.nip} = {other}\n{city.led.nip} = {other}",
        "protect_fit": city.home.code,
        "protect_headcount": f"{city.home.code}\n{city.abroad.code}",
    }
    browser.post(reverse("placement:ask"), told)
    scenario = asked().question["scenario"]
    assert scenarios.read(scenario) == Scenario(
        mode="voluntary",
        goals=("critical", "filled", "stayed", "fit"),
        must_fill=(position.code,),
        cooling_off=24,
        refill=0,
        pins={city.led.nip: position.code},
        forbidden={city.led.nip: (other,)},
        caps=Caps(moves=30, share=5, unit_share=2.5),
        protect=Protect(
            fit=(city.home.code,), headcount=(city.home.code, city.abroad.code)
        ),
    )
    assert type(scenario["caps"]["share"]) is int  # as in a file


def test_who_must_sit_where_they_may_not_come_is_refused_at_once(city, browser):
    position = Position.objects.get(pk=city.led.appointments.first().post.position_id)
    pair = f"{city.led.nip} = {position.code}"
    answer = browser.post(
        reverse("placement:ask"), FORM | {"pins": pair, "forbidden": pair}
    )
    assert answer.status_code == 422
    assert "Pertahankan salah satu baris" in answer.content.decode()


def test_a_limit_of_nothing_is_a_limit_and_a_blank_is_none(city, browser):
    browser.post(reverse("placement:ask"), FORM | {"most_moves": "0"})
    assert asked().question["scenario"]["caps"]["moves"] == 0
    browser.post(reverse("placement:ask"), FORM)
    assert asked().question["scenario"]["caps"]["moves"] is None


def test_a_scenario_file_counts_instead_of_the_settings(city, browser):
    told = FORM | {"text": '[plan]\nmoves = ["rotasi"]'}
    browser.post(reverse("placement:ask"), told)
    assert asked().question["scenario"]["moves"] == ["rotasi"]


def test_what_a_scenario_file_overrides_need_not_be_right(city, browser):
    told = FORM | {"text": "[plan]\nmoves = []", "units": "TIDAK-ADA", "moves": []}
    assert browser.post(reverse("placement:ask"), told).status_code == 302
    assert asked().question["scenario"]["moves"] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_example_of_a_scenario_can_be_followed(city, browser, language):
    browser.cookies["tepat_language"] = language
    text = browser.get(reverse("placement:ask")).content.decode()
    example = unescape(re.search(r"<pre><code>(.*?)</code>", text, re.S)[1])
    scenario = parse(example, "x")
    assert scenario.budget and scenario.balance and scenario.caps.units
    assert "UNIT-1" in example and scenario.protect.competencies


def test_another_plan_begins_with_the_settings_of_an_earlier_one(make, browser):
    plan = make(moves=["rotasi"])
    page = reverse("placement:ask", query={"seperti": plan.pk})
    assert browser.get(page).context["form"]["moves"].value() == ["rotasi"]
    for strange in ("999", "x", "9" * 30):
        page = reverse("placement:ask", query={"seperti": strange})
        assert browser.get(page).status_code == 200


def test_another_plan_drops_nothing_of_an_earlier_one(make, browser, city):
    shown = make(
        goals=["fit", "stayed", "filled", "critical"],
        caps={"moves": 9, "share": None, "unit_share": 50, "units": {}},
    )
    form = again(browser, shown)
    assert form["goals"].value() == "fit,stayed,filled,critical"
    assert form["most_moves"].value() == 9 and form["unit_share"].value() == 50
    assert not form.has_text
    beyond = make(moves=["rotasi"], relatives="ignored")
    form = again(browser, beyond)
    assert scenarios.of_text(form["text"].value(), "x") == beyond.scenario
    page = reverse("placement:ask", query={"seperti": beyond.pk})
    assert "tidak mempunyai bidang" in browser.get(page).content.decode()
    sent = {"name": "Lagi", "text": form["text"].value()}
    assert browser.post(page, sent).status_code == 302
    assert asked().question["scenario"] == beyond.scenario


def test_a_plan_of_before_there_were_so_many_settings_is_copied(plan, browser):
    old = ("effective_on", "moves", "weights", "freeze")
    plan.scenario = {name: plan.scenario[name] for name in old}
    plan.save(update_fields=["scenario"])
    form = again(browser, plan)
    assert form["mode"].value() == "optimum"
    assert not form.has_text
    assert browser.get(address("plan", plan)).status_code == 200


def test_a_plan_says_what_it_achieves_and_shows_it(plan, browser):
    text = browser.get(address("plan", plan)).content.decode()
    assert f"dengan {plan.totals['moves']} perpindahan" in text
    assert "Kursi kosong berkurang di" in text
    assert text.count("<figure") == 1
    assert "Usulan, bukan keputusan" in text
    assert plan.digest in text


def test_moves_of_a_chain_are_found_from_a_move(plan, browser):
    move = plan.moves.last()
    page = browser.get(address("plan", plan, tabel="perpindahan", chain=move.chain))
    alike = plan.moves.filter(chain=move.chain).count()
    assert page.context["count"] == alike
    assert page.context["chips"][0]["text"] == f"Rantai: {move.chain}"


def test_from_the_own_file_to_the_reasons(shown, cast, employee):
    client = employee(cast.move.nip)
    person = address("person", shown, cast.move.nip)
    assert person in client.get(reverse("portal:mine")).content.decode()
    card = reverse("consultation:card", args=[shown.pk])
    assert card in client.get(reverse("portal:home")).content.decode()
    text = client.get(person).content.decode()
    to = Position.objects.get(code=cast.move.to)
    assert to.name in text
    for heading in ("Mengapa Anda?", "Seberapa sesuai", "Syarat jabatan ini"):
        assert heading in text
    assert "masih perlu" in text


def test_who_stays_asks_and_is_answered(shown, cast, employee, city):
    client = employee(cast.stays.nip)
    person = address("person", shown, cast.stays.nip)
    assert "Alasannya belum disusun" in client.get(person).content.decode()
    answer = client.post(address("ask-why", shown), {"nip": cast.stays.nip})
    job = Job.objects.get(kind="explanation")
    assert answer.url == reverse("ledger:job", args=[job.pk])
    assert jobs.do_now(job).state == Job.State.DONE
    text = client.get(person).content.decode()
    assert "Alasannya belum disusun" not in text
    assert "Mengapa bukan di tempat lain?" in text
    again = client.post(address("ask-why", shown), {"nip": cast.stays.nip})
    assert again.status_code == 302
    assert Job.objects.filter(kind="explanation").count() == 1


def test_why_not_there_and_why_nobody_else(shown, cast, explain, browser):
    why = explain(shown, cast.stays.nip, cast.move.to)
    text = browser.get(address("why", shown, why.pk)).content.decode()
    assert "Mengapa bukan" in text
    seat = explain(shown, "", cast.move.to)
    text = browser.get(address("why", shown, seat.pk)).content.decode()
    assert cast.mover.name in text
    assert "Siapa lagi yang mendekati" in text
    gets = explain(shown, cast.move.nip, cast.move.to)
    text = browser.get(address("why", shown, gets.pk)).content.decode()
    assert "inilah usulannya" in text


@pytest.mark.parametrize(
    "told",
    [{}, {"nip": "199912312025121999"}, {"position": "' OR 1=1"}, {"nip": "<script>"}],
)
def test_questions_about_nothing_known_are_refused(told, plan, browser):
    answer = browser.post(address("ask-why", plan), told)
    assert answer.status_code == 422
    assert b"<script>alert" not in answer.content
    assert not Job.objects.filter(kind="explanation").exists()


def test_a_check_is_shown_with_its_proof(plan, check, browser):
    found = check(plan)
    text = browser.get(address("verification", plan, found.pk)).content.decode()
    assert "Rencana ini sah" in text
    assert text.count("terbukti optimal") == 4
    assert (
        address("verification", plan, found.pk)
        in browser.get(address("plan", plan)).content.decode()
    )


def test_a_name_that_is_a_script_stays_a_text(make, browser):
    plan = make(name="<script>alert(1)</script>=1+1")
    for page in (reverse("placement:index"), address("plan", plan)):
        assert b"<script>alert" not in browser.get(page).content


def test_pages_ask_the_database_little(
    shown, cast, explain, check, browser, employee, django_assert_max_num_queries
):
    found, seat = check(shown), explain(shown, "", cast.move.to)
    for page in (
        reverse("placement:index"),
        reverse("placement:ask"),
        address("plan", shown, tabel="perpindahan", unit=cast.home.code, q="a"),
        address("plan", shown, tabel="setiap-orang", sort="-name"),
        address("workbook", shown, "setiap-orang"),
        address("verification", shown, found.pk),
        address("why", shown, seat.pk),
        address("ask-why", shown),
    ):
        with django_assert_max_num_queries(STATEMENTS_AT_MOST):
            assert browser.get(page).status_code == 200, page
    with django_assert_max_num_queries(STATEMENTS_WITH_A_LIFE):
        browser.get(address("plan", shown))
    with django_assert_max_num_queries(STATEMENTS_ABOUT_ONE):
        browser.get(address("person", shown, cast.move.nip))
    client = employee(cast.move.nip)
    for page in (reverse("placement:index"), address("plan", shown)):
        # The navigation asks whether the person leads somebody.
        with django_assert_max_num_queries(STATEMENTS_AT_MOST + 1):
            client.get(page)
