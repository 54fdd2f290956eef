"""A whole round in a real browser: from wishes to signed letters, by eight roles.

As the city's story tells it: positions are mapped, people say what they wish for, a
plan is made and shown to those concerned, one objection is upheld and moves three
other people, the board sits, the authority signs, and the letters go out.
"""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.web.browser.stage import Stage, at, later, press, work
from tests.web.placement.desk.conftest import desk, files, run_desk

from tepat.intake import town
from tepat.placement import store
from tepat.placement.whatif import Change, WhatIf
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.consultation.models import Concern
from tepat_web.decisions.models import Session
from tepat_web.documents.models import Letter
from tepat_web.ledger.models import Notice
from tepat_web.objections.models import Objection
from tepat_web.organisation.models import Position, Unit
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan
from tepat_web.register.actions import import_workbook
from tepat_web.wishes.models import Window
from tepat_web.workforce.models import Appointment, Employee, Wish

__all__ = ["desk", "files", "run_desk"]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OFFICE = {
    "government": "Pemerintah Kota Contoh",
    "agency": "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
    "address": "Jalan Contoh 1",
    "place": "Contoh",
    "remedy_address": "Jalan Contoh 1",
    "authority_office": "Wali Kota Contoh",
    "authority_name": "Wali Contoh",
    "head_office": "Kepala BKPSDM",
    "head_name": "Kepala Contoh",
}
TODAY = date(2026, 11, 25)


@pytest.fixture
def register(db):
    """Two hundred people of the invented city."""
    told = town.build(200, 1)
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    by = User.objects.create(username="pengimpor")
    Grant.objects.create(user=by, role=Role.PLANNER, valid_from=TODAY)
    import_workbook(
        by=by, told=told, sheets=sheets, extra={}, remove_gone=False, today=TODAY
    )


def seated(unit):
    """Return the NIP of somebody who sits in a unit, or below it."""
    held = Appointment.objects.filter(valid_to__isnull=True)
    path = Unit.objects.get(code=unit).path
    inside = held.filter(post__position__unit__path__startswith=path)
    return inside.exclude(post__position__is_leader=True)[0].employee.nip


def vacant(unit):
    """Return the code of a position in a unit, or below it, that needs more people."""
    path = Unit.objects.get(code=unit).path
    inside = Position.objects.filter(unit__path__startswith=path, need__gt=0)
    return inside.last().code


def elsewhere(nip):
    """Return the code of a position with room that a person does not hold."""
    held = Appointment.objects.get(employee__nip=nip, valid_to__isnull=True)
    others = Position.objects.filter(need__gt=0, is_leader=False)
    return others.exclude(pk=held.post.position_id).last().code


def whose_objection_moves_three(plan):
    """Find who moves in a plan and would, staying, move exactly three others."""
    content = store.read(plan.path)
    asked = WhatIf.of(store.case_of(plan.path, content), content)
    for move in content["moves"]:
        answer = asked.ask([Change("objection", move["nip"])])
        others = {it.nip for it in answer.changed} - {move["nip"]}
        if move["from"] and len(others) == 3:
            return move, others
    raise AssertionError("nobody's objection moves three others")


def test_a_round_from_wishes_to_signed_letters(
    register, desk, user_with, client_of, browse, monkeypatch
):
    stage = Stage(user_with, client_of, browse)
    planner, who_plans = stage.person(Role.PLANNER)

    # What people wish for, and what a unit needs.
    planner.goto(at("wishes:index"))
    planner.get_by_label("Nama").fill("Minat rotasi awal 2027")
    planner.get_by_label("Hari pertama").fill(timezone.localdate().isoformat())
    until = timezone.localdate() + timedelta(days=10)
    planner.get_by_label("Hari terakhir").fill(until.isoformat())
    press(planner, "Tetapkan")
    nip = seated("DINDIK")
    wisher, _ = stage.person(nip=nip)
    wisher.goto(at("wishes:mine"))
    wisher.get_by_label("Kode jabatan").first.fill(elsewhere(nip))
    press(wisher, "Simpan")
    assert wisher.get_by_text("Minat Anda tersimpan.").is_visible()
    assert Wish.objects.get(employee__nip=nip, rank=1).position.code == elsewhere(nip)
    officer, _ = stage.person(Role.OFFICER, unit=Unit.objects.get(code="DINDIK"))
    officer.goto(at("wishes:units"))
    officer.get_by_role("link", name="Dinas Pendidikan dan Kebudayaan").click()
    officer.get_by_label("Kode jabatan").first.fill(vacant("DINDIK"))
    officer.get_by_label("Mengapa penting").first.fill("Guru menunggu pelayanan ini.")
    press(officer, "Simpan")

    # The plan, made, checked and shown to those concerned.
    planner.goto(at("placement:ask"))
    planner.get_by_label("Nama rencana").fill("Rotasi awal 2027")
    press(planner, "Hitung rencana")
    work(planner)
    plan = Plan.objects.get()
    move, others = whose_objection_moves_three(plan)
    rest = plan.moves.exclude(nip__in=[move["nip"], *others]).values_list(
        "nip", flat=True
    )
    names = [move["nip"], *others, *rest[:2]]
    people = {nip: stage.person(nip=nip)[0] for nip in names}
    planner.goto(at("placement:plan", plan.pk))
    press(planner, "Periksa rencana")
    work(planner)
    planner.goto(at("placement:step", plan.pk, "konsultasi"))
    press(planner, "Buka konsultasi")
    objector = people[move["nip"]]
    objector.goto(at("portal:home"))
    objector.get_by_role("link", name="Lihat", exact=True).first.click()
    assert objector.get_by_text("Usulan, bukan keputusan.").is_visible()
    accepting, asking = (people[nip] for nip in rest[:2])
    for page in (accepting, asking):
        page.goto(at("consultation:card", plan.pk))
    press(accepting, "Setuju")
    asking.get_by_role("link", name="Ada pertanyaan").click()
    asking.get_by_label("Pertanyaan Anda").fill("Apakah saya dapat mengajar lagi?")
    press(asking, "Kirim pertanyaan")
    objector.get_by_role("link", name="Keberatan", exact=True).click()
    objector.get_by_label("keluarga atau perawatan").check()
    objector.get_by_label("Penjelasan Anda").fill("Saya merawat orang tua di rumah.")
    objector.get_by_label("ingin tetap").check()
    press(objector, "Ajukan keberatan ini")

    # It is answered; what was asked, too; and the plan is made again with it.
    planner.goto(at("consultation:inbox", plan.pk))
    planner.get_by_role("link", name="Jawab").first.click()
    planner.get_by_label("Jawaban Anda").fill("Dapat, sebagai pengajar pelatihan.")
    press(planner, "Kirim jawaban")
    planner.goto(at("objections:index"))
    it = Objection.objects.get()
    planner.goto(at("objections:answer", it.pk))
    planner.locator("[name=outcome][value=upheld]").check()
    planner.locator("[name=remedy][value=stay]").check()
    planner.get_by_label("Jawaban beserta alasan").fill("Alasan Anda dapat diterima.")
    press(planner, "Kirim jawaban")
    planner.goto(at("objections:remake", plan.pk))
    press(planner, "Hitung rencana baru")
    work(planner)
    revised = Plan.objects.get(replaces=plan)
    planner.goto(at("placement:plan", revised.pk))
    press(planner, "Periksa rencana")
    work(planner)
    planner.goto(at("placement:step", revised.pk, "gantikan"))
    press(planner, "Gantikan rencana yang direvisi")
    for nip in others:
        assert Notice.objects.filter(
            to__nip=nip, url=reverse("consultation:card", args=[revised.pk])
        ).exists()
        people[nip].goto(at("consultation:card", revised.pk))
        assert people[nip].get_by_text("Rencana telah direvisi").is_visible()
    objector.goto(at("consultation:card", revised.pk))
    assert objector.get_by_text("Anda tetap di jabatan Anda").is_visible()

    # The board sits.
    board = [stage.person(Role.BOARD) for _ in range(2)]
    planner.goto(at("decisions:new", revised.pk))
    planner.get_by_label("Nama sidang").fill("Sidang Desember")
    planner.get_by_label("Tanggal", exact=True).fill(timezone.localdate().isoformat())
    planner.get_by_label("Tempat").fill("Ruang rapat")
    planner.locator("[name=chair]").select_option(str(board[0][1].pk))
    for box in planner.locator("[name=members]").all():
        box.check()
    press(planner, "Rencanakan sidang ini")
    work(planner)
    session = Session.objects.get()
    planner.goto(at("decisions:session", session.pk))
    seats = session.seats.standing().order_by("number")
    for _ in range(seats.count() - 2):  # the list is long; two are enough here
        press(planner, "Hapus", exact=False)
    press(planner, "Buka sidang")
    chair = board[0][0]
    for seat in seats:
        for page, _ in reversed(board):
            page.goto(at("decisions:seat", session.pk, seat.number))
            page.locator("[name=pilihan]").first.check()
            press(page, "Berikan suara")
        chair.get_by_label("Apa yang dibicarakan").fill("Sesuai dengan rencana.")
        press(chair, "Tutup kursi ini dan hitung suara")
    chair.goto(at("decisions:session", session.pk))
    press(chair, "Tutup sidang")

    # Days later the consultation is over: it is proposed, and signed.
    later(monkeypatch, 20)
    planner = stage.again(who_plans)
    planner.goto(at("placement:step", revised.pk, "ajukan"))
    press(planner, "Ajukan untuk diputuskan")
    mayor, _ = stage.person(Role.AUTHORITY)
    mayor.goto(at("decisions:sign", revised.pk))
    mayor.get_by_label("Nomor keputusan").fill("800.1.3.3/Kep.12/2026")
    mayor.get_by_label("Tanggal keputusan").fill(timezone.localdate().isoformat())
    mayor.get_by_label("Enam karakter terakhir").fill(revised.digest[-6:])
    press(mayor, "Tetapkan rencana ini")
    assert Plan.objects.get(pk=revised.pk).state == State.DECIDED

    # Letters, and what they say becomes the register.
    planner.goto(at("documents:office"))
    for name, told in OFFICE.items():
        planner.locator(f"[name={name}]").fill(told)
    press(planner, "Simpan kop surat")
    for kind in ("sk-kolektif", "petikan"):
        planner.goto(at("documents:plan", revised.pk))
        form = f"form.letter-make:has([name=kind][value={kind}])"
        press(planner, "Tulis surat", within=form)
        work(planner)
    planner.goto(at("documents:plan", revised.pk))
    planner.goto(at("decisions:drop", revised.pk, revised.moves.last().nip))
    planner.goto(at("documents:plan", revised.pk))
    press(planner, f"Sampaikan {revised.moves.count()} surat")
    moved = revised.moves.get(nip=rest[0])
    reader = stage.again(User.objects.get(nip=moved.nip))
    reader.goto(at("documents:mine"))
    assert reader.get_by_text("Petikan keputusan pengangkatan").is_visible()
    for wave in (1, 2):
        later(monkeypatch, 0 if wave == 1 else 10)
        planner = stage.again(who_plans)
        planner.goto(at("decisions:wave", revised.pk, wave))
        press(planner, "Laksanakan", exact=False)
    planner.goto(at("decisions:carry-out", revised.pk))
    press(planner, "Nyatakan rencana selesai dilaksanakan")
    for each in revised.moves.all():
        held = Appointment.objects.get(employee__nip=each.nip, valid_to=None)
        assert held.post.position.code == each.to
    planner.goto(at("acceptance:index"))
    rows = planner.get_by_role("row", name="Rotasi awal 2027")
    assert rows.filter(has_text="22").count() == 1
    auditor, _ = stage.person(Role.AUDITOR)
    auditor.goto(at("placement:plan", revised.pk))
    assert auditor.get_by_text("dilaksanakan").first.is_visible()
    assert Letter.objects.filter(plan=revised, kind="petikan").count() == len(
        revised.moves.all()
    )
    nobody_is_told_of_another(stage, people, move, plan, revised)
    for name, *rest in (
        ("wishes:window", Window.objects.get().pk),
        ("documents:one", Letter.objects.last().pk),
        ("documents:siasn", revised.pk),
        ("decisions:minutes", session.pk),
        ("objections:one", it.pk),
    ):
        planner.goto(at(name, *rest))
    assert not stage.wrong, "\n".join(map(str, stage.wrong))


def nobody_is_told_of_another(stage, people, move, *plans):
    """No notice and no card names another, or says what another objected."""
    names = dict(Employee.objects.values_list("nip", "name"))
    for notice in Notice.objects.exclude(to__nip=None).select_related("to"):
        for nip, name in names.items():
            assert nip == notice.to.nip or name not in notice.text_id
    for user in User.objects.filter(nip__in=people):
        page = stage.again(user)
        for plan in plans:
            if not Concern.objects.filter(plan=plan, nip=user.nip).exists():
                continue
            page.goto(at("consultation:card", plan.pk))
            told = page.get_by_role("main").inner_text()
            assert "Usulan untuk Anda" in told
            for other in set(people) - {user.nip}:
                assert names[other] not in told
            assert user.nip == move["nip"] or "orang tua" not in told
