"""Tables of what others say of a person's work: feedback and awards."""

from __future__ import annotations

from tepat.snapshot.vocabulary import (
    BEHAVIOUR_SYNONYMS,
    BEHAVIOURS,
    DIRECTION_SYNONYMS,
    DIRECTIONS,
)
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table
from .employees import EMPLOYEE, NIP

FEEDBACK = Table(
    "feedback",
    "umpan_balik",
    Sentence(
        id="Satu umpan balik tentang hasil atau perilaku kerja seorang pegawai.",
        en="One feedback on an employee's results or behaviour.",
    ),
    (
        EMPLOYEE,
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal diberikan.", en="Day on which it was given."),
            required=True,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "direction",
            "arah",
            Kind.CHOICE,
            Sentence(
                id="Dari siapa: ATASAN, REKAN, BAWAHAN atau WARGA.",
                en="From whom: the superior, a peer, a subordinate or a citizen.",
            ),
            required=True,
            choices=DIRECTIONS,
            synonyms=DIRECTION_SYNONYMS,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "giver",
            "pemberi",
            Kind.NIP,
            Sentence(
                id="NIP pemberi; kosong = tanpa nama.",
                en="NIP of the giver; blank = no name.",
            ),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "behaviour",
            "perilaku",
            Kind.CHOICE,
            Sentence(
                id="Nilai dasar BerAKHLAK yang dibahas; kosong = tentang hasil kerja.",
                en="The BerAKHLAK value it is about; blank = about results.",
            ),
            choices=BEHAVIOURS,
            synonyms=BEHAVIOUR_SYNONYMS,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "score",
            "nilai",
            Kind.WHOLE,
            Sentence(id="Nilai 1 sampai 5.", en="Score from 1 to 5."),
            low=1,
            high=5,
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "text",
            "isi",
            Kind.TEXT,
            Sentence(id="Isi umpan balik.", en="What was said."),
            privacy=Privacy.SENSITIVE,
        ),
        Column(
            "is_anonymous",
            "anonim",
            Kind.TRUTH,
            Sentence(
                id="ya bila kerahasiaan pemberi dijanjikan.",
                en="ya where the giver was promised not to be named.",
            ),
            privacy=Privacy.SENSITIVE,
        ),
    ),
)

AWARDS = Table(
    "awards",
    "penghargaan",
    Sentence(
        id="Satu penghargaan atau keanggotaan tim yang ditetapkan.",
        en="An award, or membership of a team by decree.",
    ),
    (
        EMPLOYEE,
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama penghargaan atau tim.", en="Name of the award or team."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal penetapan.", en="Day of the decree."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "kind",
            "jenis",
            Kind.CHOICE,
            Sentence(id="PENGHARGAAN atau TIM.", en="An award, or a team."),
            choices=("PENGHARGAAN", "TIM"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "level",
            "tingkat",
            Kind.TEXT,
            Sentence(
                id="Tingkat: kota, provinsi, nasional …",
                en="Level: city, province, nation …",
            ),
            privacy=Privacy.PERSONAL,
        ),
    ),
)

RATER = Column(
    "rater",
    "penilai",
    Kind.NIP,
    Sentence(
        id="NIP pejabat penilai; boleh di luar buku kerja ini.",
        en="NIP of who rated; need not be in this workbook.",
    ),
    aliases=("nip_penilai", "nipNrpPenilai"),
    privacy=NIP.privacy,
)
