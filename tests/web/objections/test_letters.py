"""The letter of an answer: outcome, reasons, and what remains to be done by when."""

from datetime import date

import pytest
from tests.web.objections.conftest import STAY

from tepat_web.accounts.access import Role
from tepat_web.documents.kinds import KINDS, Numbered
from tepat_web.documents.models import Office
from tepat_web.objections import actions, actions_handling
from tepat_web.objections.actions import Filing
from tepat_web.objections.models import Outcome
from tepat_web.placement.models import Passage

pytestmark = pytest.mark.django_db
KIND = KINDS["jawaban-keberatan"]
NUMBERED = Numbered("800/17", date(2026, 12, 8))


@pytest.fixture(autouse=True)
def office():
    who = {"office": "Kepala BKPSDM", "name": "Contoh"}
    return Office.objects.create(
        pk=1,
        government="Pemerintah Kota Contoh",
        agency="BKPSDM",
        place="Contoh",
        remedy_address="Jalan Contoh 1\nKota Contoh",
        signatories={"head": who, "authority": who | {"office": "Wali Kota Contoh"}},
    )


def letters(by, plan):
    return {each.key: each for each in KIND.drafts(by, plan, {})}


def said(draft):
    return draft.paper(NUMBERED).content


def test_each_answer_prints_remedy_address_and_deadline(
    plan, mover, movers, file, answer, planner, other
):
    it, silent = file(mover), file(movers[1])
    answer(planner, it)
    assert letters(planner, plan).keys() == {f"{it.pk}-answered"}  # silent has none
    told = said(letters(planner, plan)[f"{it.pk}-answered"])
    assert told.outcome == "rejected"
    assert told.person.nip == it.nip
    assert told.reasons == ("Alasan kami.",)
    assert told.remedy.address == "Jalan Contoh 1 Kota Contoh"
    assert told.remedy.within == (
        "3 (tiga) hari kerja sejak jawaban ini diberikan, paling lambat 10 Desember "
        "2026"
    )
    it = actions.escalate(by=mover.user, objection=it, reason="Masih jauh.")
    verdict = actions_handling.Verdict(
        Outcome.UPHELD, "Benar.", {"freeze": {"people": [it.nip]}}
    )
    actions_handling.decide(by=other, objection=it, verdict=verdict)
    drafts = letters(planner, plan)
    assert drafts.keys() == {f"{it.pk}-answered", f"{it.pk}-decided"}
    assert said(drafts[f"{it.pk}-answered"]).reasons == ("Alasan kami.",)  # as it was
    told = said(drafts[f"{it.pk}-decided"])
    assert told.follows[0] == "Dalam rencana baru, jabatan sekarang dipertahankan."
    assert "14 (empat belas) hari kerja" in told.remedy.within
    assert told.remedy.basis.startswith("Peraturan Pemerintah Nomor 79 Tahun 2021")
    assert not told.remedy.is_verified
    assert silent.nip not in str(told)
    drafts[f"{it.pk}-decided"].paper(NUMBERED).values()  # every name is filled
    assert letters(movers[2].user, plan) == {}


def test_a_decision_on_an_objection_is_final_and_names_the_decree(
    plan, mover, answer, planner, authority, decide, user_with, monday
):
    decide(user_with(Role.AUTHORITY))
    facts = {"number": "821/9", "day": monday.isoformat()}
    Passage.objects.filter(plan=plan, step="decide").update(facts=facts)
    told = Filing(STAY.ground, STAY.wanted, STAY.text, received_on=monday)
    it = actions.file(by=mover.user, plan=plan, told=told)
    answer(planner, it)
    assert letters(planner, plan) == {}  # advice is no letter
    verdict = actions_handling.Verdict(Outcome.REJECTED, "Tetap.")
    actions_handling.decide(by=authority, objection=it, verdict=verdict)
    letter = said(letters(planner, plan)[f"{it.pk}-decided"])
    assert letter.against == "Keputusan Nomor 821/9 tanggal 7 Desember 2026"
    assert letter.remedy is None
    assert "final" in letter.follows[0]
    assert "pemberhentian PNS" in letter.follows[1]
    assert letter.signer.office == "Wali Kota Contoh"
