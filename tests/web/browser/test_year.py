"""A year of Dinas Kesehatan in a real browser: from expectations to what came of them.

As the city's story tells it: a health centre agrees on what it wants to reach, people
tell each other how it goes, a training closes a gap, and the next year begins with what
was learnt. Played by planner, superiors, employees and assessor, each in a browser of
their own; every page is looked at for what is not accessible or does not fit a phone.
"""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.browser.stage import Stage, at, later, press, work

from tepat import law
from tepat.intake import town
from tepat.performance.rating import rating_of
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.agreements.models import Agreement, Cycle, Result
from tepat_web.agreements.models import State as Written
from tepat_web.assessments.models import AssessmentRound
from tepat_web.curricula.models import Curriculum
from tepat_web.documents.models import Office
from tepat_web.evaluations.models import Contest, Evaluation
from tepat_web.feedback import chores as boxes
from tepat_web.feedback.models import Box
from tepat_web.impact.queries import effects
from tepat_web.learning import chores as asking
from tepat_web.learning.models import Certificate, Lesson, Questionnaire
from tepat_web.performance.models import Appraisal, Feedback, TrainingTaken
from tepat_web.register.actions import import_workbook
from tepat_web.training.models import Course, Enrolment, TrainingPlan
from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Appointment, Assessment, Employee

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = date(2026, 11, 25)
CENTRE, AGENCY = "PKM01-01", "DINKES-01"  # posts of its head, and of the agency's
BTCLS = "LAT038"


@pytest.fixture
def register(db, settings, tmp_path):
    """Two hundred people of the invented city."""
    settings.FILES = tmp_path
    told = town.build(200, 1)
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    by = User.objects.create(username="pengimpor")
    Grant.objects.create(user=by, role=Role.PLANNER, valid_from=TODAY)
    import_workbook(
        by=by, told=told, sheets=sheets, extra={}, remove_gone=False, today=TODAY
    )
    signs = {"office": "Kepala BKPSDM", "name": "Contoh Nama", "nip": "", "rank": ""}
    Office.objects.create(
        pk=1,
        government="Pemerintah Kota Contoh",
        agency="BKPSDM Contoh",
        place="Contoh",
        signatories={"head": signs},
    )


def holder(position):
    held = Appointment.objects.filter(valid_to=None, post__position__code=position)
    return held.get().employee.nip


def until(monkeypatch, day):
    """Let the days go by until one."""
    later(monkeypatch, (day - timezone.localdate()).days)


def agrees(year):
    """The cycle is opened for everybody; expectations are agreed."""
    year.planner.goto(at("cycles:index"))
    year.planner.locator("[name=year]").fill("2027")
    year.planner.locator("[name=agree_until]").fill("2027-01-31")
    press(year.planner, "Tetapkan")
    year.cycle = Cycle.objects.get()
    year.planner.goto(at("cycles:board", year.cycle.pk))
    press(year.planner, "Buka untuk semua pegawai")
    work(year.planner)
    year.own = Agreement.objects.get(employee__nip=year.nursing.nip)
    assert year.own.superior == year.leads.nip
    year.of_head = Agreement.objects.get(employee__nip=year.leads.nip)
    for page, it, text in (
        (year.head, year.of_head, "Waktu tunggu pasien berkurang"),
        (year.nurse, year.own, "Pasien gawat darurat ditangani tepat waktu"),
    ):
        page.goto(at("agreements:mine"))
        page.goto(at("agreements:add", it.pk))
        page.locator("[name=text]").fill(text)
        page.locator("[name=time_text]").fill("Waktu tanggap")
        page.locator("[name=time_target]").fill("5 menit")
        page.locator("[name=plan_3]").fill("Latihan mingguan")
        if page is year.nurse:
            served = Result.objects.get(agreement=year.of_head)
            page.locator("[name=supports]").select_option(str(served.pk))
        press(page, "Simpan hasil kerja")
        press(page, "Serahkan kepada atasan")
    for page, it in ((year.above, year.of_head), (year.head, year.own)):
        page.goto(at("agreements:team"))
        page.goto(at("agreements:review", it.pk))
        press(page, "Sepakati")
    assert Agreement.objects.get(pk=year.own.pk).state == Written.AGREED
    year.nurse.goto(at("agreements:below", year.of_head.pk))
    year.nurse.get_by_text("1 hasil kerja mendukung langsung").click()
    assert year.nurse.get_by_text("Pasien gawat darurat ditangani").first.is_visible()


def looks_at_a_quarter(year):
    """A quarter is over: what was reached, and what the superior makes of it."""
    until(year.monkeypatch, date(2027, 4, 5))
    year.planner, year.head, year.above, year.nurse = (
        year.stage.again(who)
        for who in (year.who_plans, year.leads, user_of(AGENCY), year.nursing)
    )
    year.nurse.goto(at("agreements:checkin", year.own.pk, 1, 3))
    year.nurse.locator("textarea").first.fill("Rata-rata 4 menit dari 212 pasien.")
    press(year.nurse, "Simpan dan serahkan kepada atasan")
    year.head.goto(at("agreements:checkin", year.own.pk, 1, 3))
    year.head.locator("[name=reply]").fill("Baik sekali; jaga pada malam hari juga.")
    press(year.head, "Kirim jawaban")
    year.head.goto(at("evaluations:team"))
    year.head.goto(at("evaluations:write", year.own.pk, 1, 3))
    year.head.locator("[name^=hasil][value=DI_BAWAH]").check()
    year.head.locator("[name^=perilaku][value=SESUAI]").check()
    year.head.locator("textarea").first.fill("Dua laporan belum masuk.")
    hand_over(year.head)
    it = Evaluation.objects.get(agreement=year.own)
    row = Appraisal.objects.get(pk=it.appraisal_id)
    assert row.rating == "BUTUH PERBAIKAN" == it.rating
    year.nurse.goto(at("evaluations:mine"))
    year.nurse.goto(at("evaluations:one", it.pk))
    press(year.nurse, "Sudah saya terima")
    year.nurse.goto(at("evaluations:contest", it.pk))
    year.nurse.locator("[name=text]").fill("Kedua laporan masuk pada 30 Maret.")
    press(year.nurse, "Ajukan keberatan ini")
    contest = Contest.objects.get()
    year.above.goto(at("evaluations:contests"))
    year.above.goto(at("evaluations:decide", contest.pk))
    year.above.locator("[name=outcome][value=ubah]").check()
    year.above.locator("[name=results]").select_option("SESUAI")
    year.above.locator("[name=reply]").fill("Laporan memang ada; tanggalnya cocok.")
    press(year.above, "Putuskan dan beri tahu keduanya")
    row.refresh_from_db()
    at_the_end = law.on(date(2027, 3, 31))
    assert row.rating == "BAIK" == rating_of("SESUAI", "SESUAI", at_the_end)


def tells_each_other(year):
    """Feedback: by name at once; without names sealed, and opened a quarter later."""
    giver, _ = year.colleagues[0]
    giver = year.stage.again(year.colleagues[0][1])
    year.me = Employee.objects.get(nip=year.nursing.nip)
    giver.goto(at("feedback:give", year.me.pk))
    giver.locator("[name=topic]").select_option(index=1)
    giver.locator("[name=deed]").fill("Menenangkan keluarga pasien di ruang tunggu.")
    giver.locator("[name=score]").select_option("5")
    press(giver, "Berikan")
    year.nurse.goto(at("feedback:mine"))
    assert year.nurse.get_by_text("Menenangkan keluarga pasien").is_visible()
    year.nurse.goto(at("feedback:ask-without-names"))
    year.nurse.locator("[name=topics]").nth(1).check()
    for _who, user in year.colleagues:
        number = Employee.objects.get(nip=user.nip).pk
        year.nurse.locator(f"[name=orang][value='{number}']").check()
    press(year.nurse, "Minta")
    box = Box.objects.get()
    for number, (_page, user) in enumerate(year.colleagues[:5]):
        page = year.stage.again(user)
        page.goto(at("feedback:box", box.pk))
        page.locator("select").first.select_option(str(1 + number % 4))
        page.locator("[name=deed]").fill(f"Kalimat rahasia {number}")
        press(page, "Segel jawaban saya")
    year.nurse.goto(at("feedback:mine"))
    assert not year.nurse.get_by_text("Kalimat rahasia").count()
    sealed = Feedback.objects.filter(
        employee=year.me, is_anonymous=True, day__year=2027
    )
    assert not sealed.exists()
    until(year.monkeypatch, date(2027, 7, 2))
    boxes.look(timezone.localdate())
    year.nurse, year.head, year.planner = (
        year.stage.again(it) for it in (year.nursing, year.leads, year.who_plans)
    )
    year.nurse.goto(at("feedback:mine"))
    year.nurse.get_by_role("link", name=re.compile(r"Semua \d+ tentang")).first.click()
    assert year.nurse.get_by_text("Kalimat rahasia").count() == 5
    assert {each.giver for each in sealed.all()} == {""}
    assert {each.day for each in sealed.all()} == {date(2027, 6, 30)}


def talks(year):
    """One to one: a step is agreed."""
    year.nurse.goto(at("feedback:talks"))
    press(year.nurse, "Mulai percakapan")
    talk = year.nurse.url
    fold = year.nurse.locator("details:has([name=due])")
    if not fold.evaluate("it => it.open"):
        fold.locator("summary").click()
    year.nurse.locator("details [name=text]").fill("Berlatih triase setiap Jumat")
    year.nurse.locator("[name=due]").fill("2027-09-01")
    press(year.nurse, "Usulkan")
    year.head.goto(talk)
    press(year.head, "Setuju", exact=False)


def assesses(year):
    """Competency, from three sides; what counts becomes the register's."""
    assessor, judging = year.stage.person(Role.BOARD)
    year.planner.goto(at("assessments:index"))
    year.planner.locator("[name=name]").fill("Penilaian perawat 2027")
    year.planner.locator("form#putaran-baru [name=until]").fill("2027-07-30")
    year.planner.locator("[name=people]").fill(year.nursing.nip)
    press(year.planner, "Buka putaran")
    work(year.planner)
    round_ = AssessmentRound.objects.get()
    year.planner.goto(at("assessments:round", round_.pk))
    year.planner.locator("[name=peserta]").first.check()
    year.planner.locator("[name=assessor]").select_option(str(judging.pk))
    press(year.planner, "Serahkan yang dicentang")
    seat = round_.assessees.get()
    for page, part, lower in (
        (year.nurse, "diri", False),
        (year.head, "atasan", False),
        (assessor, "asesor", True),
    ):
        page.goto(at("assessments:judge", seat.pk, part))
        for fieldset in page.locator("fieldset.judged").all():
            fieldset.locator("li.asked input").check()
        if lower:
            page.locator("[name=tingkat-1]").first.check()
            page.locator("[name=bukti-1]").fill("Simulasi: rujukan terlambat 6 menit.")
        press(page, "Serahkan penilaian saya")
    before = Assessment.objects.filter(employee=year.me).count()
    year.planner.goto(at("assessments:round", round_.pk))
    press(year.planner, "Ambil menurut aturan")
    work(year.planner)
    taken = Assessment.objects.filter(employee=year.me).order_by("-pk")
    assert taken.count() > before
    year.planner.goto(at("calibration:index"))


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


def hand_over(page):
    """Save the evaluation that is open, and hand it over."""
    press(page, "Simpan, lanjut menyerahkan")
    press(page, "Serahkan 1 evaluasi")


def answer_all(page):
    """Give the best mark to every question, and send."""
    for field in page.locator("fieldset, select").all():
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option("4")
        else:
            field.locator("input[value='4']").check()
    press(page, "Kirim jawaban saya")


def user_of(position):
    return User.objects.get(nip=holder(position))


CHAPTERS = (
    agrees,
    looks_at_a_quarter,
    tells_each_other,
    talks,
    assesses,
    trains,
    goes_on,
    sees_what_came_of_it,
)


def test_a_year_of_the_agency_of_health(
    register, user_with, client_of, browse, monkeypatch
):
    year = SimpleNamespace(monkeypatch=monkeypatch, browse=browse)
    year.stage = Stage(user_with, client_of, browse)
    until(year.monkeypatch, date(2027, 1, 11))
    year.planner, year.who_plans = year.stage.person(Role.PLANNER)
    year.head, year.leads = year.stage.person(nip=holder(CENTRE))
    year.above, _ = year.stage.person(nip=holder(AGENCY))
    led = [
        nip
        for nip, over in superiors(timezone.localdate()).items()
        if over == year.leads.nip
    ]
    year.nurse, year.nursing = year.stage.person(nip=led[0])
    year.colleagues = [year.stage.person(nip=nip) for nip in led[1:7]]
    for chapter in CHAPTERS:
        chapter(year)
    assert not year.stage.wrong, "\n".join(map(str, year.stage.wrong))
