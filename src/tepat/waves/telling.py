"""What the waves of a plan say, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tepat.placement.names import GOAL_NAMES
from tepat.words import Sentence, signed

from .execution import Execution
from .refusal import Refusal

NOTHING = Sentence(
    id="Tidak ada perpindahan yang harus dijadwalkan.",
    en="There are no moves to schedule.",
)
HEADLINE = Sentence(
    id="{moves} perpindahan dalam {waves} gelombang, {first} sampai {last}. Pada saat "
    "mana pun tidak ada kursi yang diduduki dua orang, dan tidak ada kursi terisi yang "
    "kosong semalam pun, selain yang memang dikosongkan rencana ({emptied}).",
    en="{moves} moves in {waves} waves, {first} to {last}. At no moment do two people "
    "hold one seat, and no seat that is filled is empty overnight but those that the "
    "plan itself leaves empty ({emptied}).",
)
PACE = Sentence(
    id="Laju (pilihan daerah): paling banyak {most} orang per gelombang; paling banyak "
    "{share} persen pegawai sebuah unit baru sekaligus, satu orang selalu boleh; jarak "
    "antargelombang {step} hari kerja.",
    en="Pace (the city's choice): at most {most} people a wave; at most {share} per "
    "cent of a unit's people new at once, one always may; {step} working days from one "
    "wave to the next.",
)
SHIFTED = Sentence(
    id="{asked} bukan hari kerja; gelombang pertama menjadi {first}.",
    en="{asked} is no working day; the first wave is on {first}.",
)
NO_HOLIDAYS = Sentence(
    id="Lembar libur tidak memuat hari libur tahun {years}; tanggal pada tahun itu "
    "hanya menghindari akhir pekan. Lengkapi lembar libur, lalu jadwalkan lagi.",
    en="Sheet libur has no holidays of {years}; days in it only avoid weekends. "
    "Complete sheet libur and schedule again.",
)
OVER = Sentence(
    id="Gelombang {waves} melebihi laju itu, karena satu rantai atau pertukaran di "
    "dalamnya tidak dapat dipecah tanpa mengosongkan kursi.",
    en="Wave {waves} exceeds that pace, because one chain or swap in it cannot be cut "
    "without leaving a seat empty.",
)
WAITS = Sentence(
    id="{groups} rantai menunggu rantai lain: jabatan yang diisinya masih di atas "
    "kebutuhan sampai rantai itu selesai.",
    en="{groups} chains wait for others: a position that they fill is above need until "
    "those are done.",
)
GONE = Sentence(
    id="{people} orang tidak lagi aktif pada hari gelombangnya: {nips}. Majukan "
    "jadwal, atau susun rencana tanpa mereka.",
    en="{people} people are no longer there on the day of their wave: {nips}. "
    "Schedule earlier, or plan without them.",
)
REFUSED = Sentence(
    id="Penolakan oleh {nips}: orang lain yang ikut tetap di tempatnya {stays}; kursi "
    "yang batal terisi {seats}; perpindahan yang tetap dapat dilakukan {left}.",
    en="A refusal by {nips}: others who then stay where they are {stays}; seats left "
    "empty {seats}; moves that can still go {left}.",
)
LEFT_OUT = Sentence(
    id="{people} orang berada dalam lebih dari {most} perpindahan yang saling terkait "
    "dan tidak ada dalam tabel ini; untuk mereka jalankan «tepat waves» dengan "
    "--refuse NIP.",
    en="{people} people are among more than {most} moves that hang together, and are "
    "not in this table; for them run “tepat waves” with --refuse NIP.",
)
LOST = Sentence(id="Yang hilang: {losses}.", en="What is lost: {losses}.")
CHANGE = Sentence(id="{name} {change}", en="{name} {change}")
NO_LOSS = Sentence(
    id="Tidak ada tujuan yang berkurang.", en="No goal is the worse for it."
)
REPAIR = Sentence(
    id="Perbaikan terbaik dengan pengganti dan harganya dihitung oleh: {command}",
    en="The best repair, with who takes the seat instead and its price, comes from: "
    "{command}",
)


def headline(found: Execution) -> tuple[Sentence, dict[str, object]]:
    """Return the sentence that says it all, and what fills its blanks."""
    if not found.waves:
        return NOTHING, {}
    moves = found.moves
    emptied = moves.filled(moves.holds) - moves.filled(moves.to)
    return HEADLINE, {
        "moves": len(moves.movers()),
        "waves": len(found.waves),
        "first": found.days[0],
        "last": found.days[-1],
        "emptied": int(emptied[emptied > 0].sum()),
    }


def notes(found: Execution) -> Iterator[Sentence]:
    """Yield what should be known beside the headline, filled in."""
    if not found.waves:
        return
    facts = {"most": found.pace.most, "share": found.pace.share, "step": found.step}
    yield PACE.filled(facts)
    if found.days[0] != found.asked:
        yield SHIFTED.filled({"asked": found.asked, "first": found.days[0]})
    years = found.calendar.years_without(found.days)
    if years:
        yield NO_HOLIDAYS.filled({"years": tuple(map(str, years))})
    over = [at for at, wave in enumerate(found.waves, start=1) if wave.is_over]
    if over:
        yield OVER.filled({"waves": tuple(over)})
    waiting = sum(len(group.chains) for group in found.groups if group.after)
    if waiting:
        yield WAITS.filled({"groups": waiting})
    if found.gone:
        nips = tuple(found.moves.people[person] for person, _ in found.gone)
        yield GONE.filled({"people": len(found.gone), "nips": nips})


def of_refusal(found: Execution, refusal: Refusal) -> Iterator[Sentence]:
    """Yield what a refusal does to the rest of the plan, filled in."""
    nips = tuple(found.moves.people[person] for person in refusal.people)
    yield REFUSED.filled(
        {
            "nips": nips,
            "stays": len(refusal.stays),
            "seats": sum(seats for _, seats in refusal.empty),
            "left": len(found.moves.movers()),
        }
    )
    told = losses(refusal, found.moves.goals)
    yield LOST.filled({"losses": told}) if told else NO_LOSS


def losses(refusal: Refusal, goals: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Say how each goal changes by a refusal; a later goal may even gain."""
    return tuple(
        CHANGE.filled({"name": GOAL_NAMES[goal], "change": signed(-lost)})
        for goal, lost in zip(goals, refusal.loss, strict=True)
        if lost
    )
