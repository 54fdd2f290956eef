"""The first chapters of a year: what is expected, reached, said and judged."""

import re
from datetime import date

from django.utils import timezone
from tests.web.browser.stage import at, later, press, work

from tepat import law
from tepat.performance.rating import rating_of
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle, Result
from tepat_web.agreements.models import State as Written
from tepat_web.assessments.models import AssessmentRound
from tepat_web.evaluations.models import Contest, Evaluation
from tepat_web.feedback import chores as boxes
from tepat_web.feedback.models import Box
from tepat_web.performance.models import Appraisal, Feedback
from tepat_web.workforce.models import Appointment, Assessment, Employee

CENTRE, AGENCY = "PKM01-01", "DINKES-01"  # posts of its head, and of the agency's


def holder(position):
    held = Appointment.objects.filter(valid_to=None, post__position__code=position)
    return held.get().employee.nip


def user_of(position):
    return User.objects.get(nip=holder(position))


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


def hand_over(page):
    """Save the evaluation that is open, and hand it over."""
    press(page, "Simpan, lanjut menyerahkan")
    press(page, "Serahkan 1 evaluasi")


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
