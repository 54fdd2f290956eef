"""The later chapters of a year: a training, what goes on, and what came of it."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone
from tests.web.browser.stage import at, press, work
from tests.web.browser.year_of_work import hand_over, until

from tepat_web.accounts.models import User
from tepat_web.agreements.models import Cycle
from tepat_web.curricula.models import Curriculum
from tepat_web.impact.queries import effects
from tepat_web.learning import chores as asking
from tepat_web.learning.models import Certificate, Lesson, Questionnaire
from tepat_web.performance.models import Appraisal, TrainingTaken
from tepat_web.training.models import Course, Enrolment, TrainingPlan
from tepat_web.workforce.models import Appointment

BTCLS = "LAT038"


def trains(year):
    """The training plan of the year, reviewed, approved, and one class of it held."""
    year.planner.goto(at("training:needs"))
    year.planner.goto(at("training:ask"))
    year.planner.locator("[name=name]").fill("Rencana pelatihan 2027")
    year.planner.locator("[name=budget]").fill("400000000")
    press(year.planner, "Hitung", exact=False)
    work(year.planner)
    plan = TrainingPlan.objects.get()
    year.planner.goto(at("training:plan", plan.pk))
    year.planner.locator("[name=baris]").first.check()
    year.planner.locator("[name=alasan]").fill("Sedang cuti melahirkan.")
    press(year.planner, "Keluarkan yang dicentang")
    assert plan.lines.filter(state="dropped").count() == 1
    year.planner.goto(at("training:approve", plan.pk))
    press(year.planner, "Setujui rencana")
    work(year.planner)
    year.course = Course.objects.filter(offer__code=BTCLS).first()
    if year.course is None:
        year.planner.goto(at("training:new", pelatihan=BTCLS))
        press(year.planner, "Buka kelas")
        year.course = Course.objects.get(offer__code=BTCLS)
    if not year.course.enrolments.filter(employee=year.me).exists():
        year.nurse.goto(at("training:course", year.course.pk))
        press(year.nurse, "Usulkan saya")
    year.nurse.goto(at("training:mine"))
    year.head.goto(at("training:unit"))
    year.mine = Enrolment.objects.get(course=year.course, employee=year.me)
    year.head.locator(f"[name=nomor][value='{year.mine.pk}']").check()
    press(year.head, "Setujui yang dicentang")
    year.mine.refresh_from_db()
    assert year.mine.state == Enrolment.State.CONFIRMED
    until(year.monkeypatch, year.course.starts)
    year.planner, year.nurse = (
        year.stage.again(year.who_plans),
        year.stage.again(year.nursing),
    )
    year.planner.goto(at("learning:class", year.course.pk))
    fold = year.planner.locator("details:has([name=day])")
    if not fold.evaluate("it => it.open"):
        fold.locator("summary").click()
    year.planner.locator("details [name=name]").fill("Hari pertama")
    year.planner.locator("details [name=day]").fill(year.course.starts.isoformat())
    press(year.planner, "Tambahkan pertemuan")
    year.planner.goto(at("learning:class", year.course.pk))
    press(year.planner, "Catat kehadiran", exact=False)
    lesson = Lesson.objects.get()
    year.planner.goto(at("learning:screen", lesson.pk))
    code = year.planner.locator(".attend-code").inner_text()
    year.nurse.goto(at("learning:attend"))
    year.nurse.locator("[name=code]").fill(code.lower())
    press(year.nurse, "Saya hadir")
    year.planner.goto(at("learning:scores", year.course.pk))
    year.planner.locator(f"[name=sebelum-{year.mine.pk}]").fill("55")
    year.planner.locator(f"[name=sesudah-{year.mine.pk}]").fill("82")
    press(year.planner, "Simpan nilai")
    until(year.monkeypatch, year.course.ends + timedelta(days=1))
    year.planner, year.nurse = (
        year.stage.again(year.who_plans),
        year.stage.again(year.nursing),
    )
    year.planner.goto(at("learning:finish", year.course.pk))
    press(year.planner, "Selesaikan kelas")
    work(year.planner)
    row = TrainingTaken.objects.get(employee=year.me, training=BTCLS, year=2027)
    assert (row.score_before, row.score_after) == (55, 82)
    certificate = Certificate.objects.get(completion__enrolment=year.mine)
    year.planner.goto(at("learning:reopen", year.course.pk))  # not any more
    assert not year.planner.locator("main [name=reason]").count()
    stranger = year.browse(Client(), follows=True)
    stranger.goto(at("learning:certificate", certificate.code))
    told = stranger.get_by_role("main").inner_text()
    assert certificate.number in told
    assert year.nursing.nip not in told
    assert year.me.name not in told
    asking.ask(timezone.localdate())
    reaction = Questionnaire.objects.get(enrolment=year.mine, level="reaction")
    year.nurse.goto(at("learning:questionnaire", reaction.pk))
    answer_all(year.nurse)
    until(year.monkeypatch, year.course.ends + timedelta(days=100))
    asking.ask(timezone.localdate())
    year.planner, year.nurse, year.head = (
        year.stage.again(it) for it in (year.who_plans, year.nursing, year.leads)
    )
    behaviour = Questionnaire.objects.get(enrolment=year.mine, level="behaviour")
    year.head.goto(at("learning:questionnaire", behaviour.pk))
    answer_all(year.head)
    row.refresh_from_db()
    assert row.reaction == row.behaviour_after == 4
    year.nurse.goto(at("learning:mine"))


def goes_on(year):
    """It goes on: a programme by stages, and a licence that runs out."""
    year.planner.goto(at("curricula:add"))
    year.planner.locator("[name=name]").fill("Program berkelanjutan perawat")
    post = Appointment.objects.get(employee=year.me, valid_to=None).post.position
    year.planner.locator("[name=jobs]").fill(f"{post.name.split()[0]}*")
    year.planner.locator("[name=starts]").fill("2027-01-01")
    press(year.planner, "Simpan")
    programme = Curriculum.objects.get()
    year.planner.goto(at("curricula:add-stage", programme.pk))
    year.planner.locator("[name=name]").fill("Kegawatdaruratan")
    year.planner.locator("[name=offer]").select_option(str(year.course.offer_id))
    year.planner.locator("[name=within]").fill("12")
    press(year.planner, "Simpan")
    year.planner.goto(at("curricula:one", programme.pk))
    year.planner.goto(at("curricula:add-kind"))
    year.planner.locator("[name=name]").fill("SIP Perawat")
    press(year.planner, "Simpan")
    year.planner.goto(at("curricula:add-credential"))
    year.planner.locator("[name=nip]").fill(year.nursing.nip)
    year.planner.locator("[name=kind]").select_option(index=1)
    year.planner.locator("[name=starts]").fill("2023-02-01")
    soon = timezone.localdate() + timedelta(days=25)
    year.planner.locator("[name=ends]").fill(soon.isoformat())
    press(year.planner, "Simpan")
    year.planner.goto(at("curricula:credentials"))
    year.nurse.goto(at("curricula:mine"))
    assert year.nurse.get_by_text("SIP Perawat").first.is_visible()


def sees_what_came_of_it(year):
    """What came of it on one page; whether a training did something; the end."""
    year.nurse.goto(at("growth:mine"))
    told = year.nurse.get_by_role("main").inner_text()
    assert "Baik" in told
    year.head.goto(at("growth:team"))
    year.head.goto(at("growth:one", year.me.pk))
    assert not year.head.get_by_text("Kalimat rahasia").count()
    year.planner.goto(at("impact:ask", pelatihan="LAT004"))
    press(year.planner, "Ukur")
    work(year.planner)
    found = effects(User.objects.get(pk=year.who_plans.pk)).first()
    year.planner.goto(at("impact:one", found.pk))
    year.planner.goto(at("impact:index"))
    until(year.monkeypatch, date(2028, 1, 20))
    year.planner, year.head = (
        year.stage.again(year.who_plans),
        year.stage.again(year.leads),
    )
    year.head.goto(at("evaluations:write", year.own.pk, 1, 12))
    year.head.locator("[name^=hasil][value=SESUAI]").check()
    year.head.locator("[name^=perilaku][value=SESUAI]").check()
    hand_over(year.head)
    yearly = Appraisal.objects.get(employee=year.me, year=2027, period="")
    assert yearly.rating == "BAIK"
    year.planner.goto(at("cycles:close", year.cycle.pk))
    press(year.planner, "Tutup siklus")
    work(year.planner)
    year.cycle.refresh_from_db()
    assert year.cycle.stage == Cycle.Stage.CLOSED
    for name in (
        "cycles:siasn",
        "cycles:indices",
        "learning:hours",
        "learning:programmes",
    ):
        year.planner.goto(at(name))


def answer_all(page):
    """Give the best mark to every question, and send."""
    for field in page.locator("fieldset, select").all():
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option("4")
        else:
            field.locator("input[value='4']").check()
    press(page, "Kirim jawaban saya")
