"""What keeps the site from opening its door: settings and data that are not safe."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from tepat.errors import TepatError
from tepat.words import Language, Sentence

from . import environment

SHORTEST_KEY = 32

REFUSED = Sentence(
    id="Situs tidak dijalankan. {reasons}", en="The site was not started. {reasons}"
)
NO_KEY = Sentence(
    id="TEPAT_SECRET_KEY belum diisi. Buat satu dengan «python3 -c 'import secrets; "
    "print(secrets.token_urlsafe(50))'», isikan di lingkungan atau berkas .env, dan "
    "simpan salinannya di tempat lain.",
    en="TEPAT_SECRET_KEY is not set. Make one by “python3 -c 'import secrets; "
    "print(secrets.token_urlsafe(50))'”, put it in the environment or in the file "
    ".env, and keep a copy elsewhere.",
)
SHORT_KEY = Sentence(
    id="TEPAT_SECRET_KEY terlalu pendek untuk tidak ditebak: buat yang baru dengan "
    "paling sedikit {shortest} tanda.",
    en="TEPAT_SECRET_KEY is too short not to be guessed: make a new one with at least "
    "{shortest} characters.",
)
DEBUG = Sentence(
    id="TEPAT_DEBUG menyala, padahal situs ini terbuka bagi mesin lain ({door}): "
    "halaman galat akan menampilkan isi program. Hapus TEPAT_DEBUG.",
    en="TEPAT_DEBUG is on, but the site is open to other machines ({door}): its error "
    "pages would show the inside of the program. Remove TEPAT_DEBUG.",
)
PLAIN = Sentence(
    id="Situs ini terbuka bagi mesin lain ({door}) tanpa HTTPS: kata sandi akan "
    "terbaca di jaringan. Pasang perantara (nginx, misalnya) yang melayani HTTPS, lalu "
    "isi TEPAT_HTTPS=ya, TEPAT_PROXIES=1 dan TEPAT_ADDRESS; atau dengarkan hanya di "
    "mesin ini (TEPAT_LISTEN=127.0.0.1:8000).",
    en="The site is open to other machines ({door}) without HTTPS: passwords could be "
    "read on the network. Put a proxy (nginx, say) in front of it that serves HTTPS, "
    "then set TEPAT_HTTPS=yes, TEPAT_PROXIES=1 and TEPAT_ADDRESS; or listen on this "
    "machine alone (TEPAT_LISTEN=127.0.0.1:8000).",
)
NO_PROXY = Sentence(
    id="TEPAT_HTTPS menyala, tetapi TEPAT_PROXIES belum diisi. HTTPS dilayani oleh "
    "perantara di depan situs ini; isi TEPAT_PROXIES dengan banyaknya perantara "
    "(biasanya 1), agar percobaan masuk dihitung per alamat yang sebenarnya.",
    en="TEPAT_HTTPS is on, but TEPAT_PROXIES is not set. HTTPS is served by a proxy in "
    "front of this site; set TEPAT_PROXIES to the number of proxies (1, mostly), so "
    "that sign-in attempts are counted by the address they really come from.",
)
NO_ADDRESS = Sentence(
    id="TEPAT_ADDRESS harus berisi alamat situs bagi pemakai, diawali https:// "
    "(sekarang {address}): surat undangan memuatnya. Contoh: "
    "TEPAT_ADDRESS=https://tepat.kota.go.id",
    en="TEPAT_ADDRESS must tell where people find the site, beginning with https:// "
    "(now {address}): invitations carry it. TEPAT_ADDRESS=https://tepat.kota.go.id, "
    "say.",
)
DEMO_ACCOUNTS = Sentence(
    id="Basis data ini berisi {count} akun contoh yang masih terbuka ({names}). Untuk "
    "data sungguhan, mulailah dari basis data kosong (TEPAT_DATABASE_URL), atau tutup "
    "akun itu di halaman Akun; untuk mencoba saja, isi TEPAT_DEMO=ya.",
    en="This database holds {count} demo accounts that are still open ({names}). For "
    "real data begin with an empty database (TEPAT_DATABASE_URL), or close them on the "
    "page Accounts; just to try things, set TEPAT_DEMO=yes.",
)
REAL_PEOPLE = Sentence(
    id="TEPAT_DEMO menyala, tetapi basis data ini berisi {count} pegawai yang bukan "
    "warga kota contoh. Akun contoh akan membuka data mereka. Hapus TEPAT_DEMO, atau "
    "pilih basis data lain (TEPAT_DATABASE_URL).",
    en="TEPAT_DEMO is on, but this database holds {count} employees who are not of the "
    "fictional city. Demo accounts would open their data. Remove TEPAT_DEMO, or choose "
    "another database (TEPAT_DATABASE_URL).",
)

Reason = tuple[Sentence, dict[str, object]]


class Unsafe(TepatError):
    """The site would not be safe, so it is not started; every reason is told."""

    exit_code = 52

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(REFUSED)

    def say(self, language: Language = "id") -> str:
        """Return every reason, one to a line where there are several."""
        told = [sentence.fill(facts, language) for sentence, facts in self.reasons]
        listed = told[0] if len(told) == 1 else "\n- ".join(["", *told])
        return self.sentence.fill({"reasons": listed}, language)


def demand_safe_settings() -> None:
    """Refuse an environment in which the site would not be safe; read no database.

    Raises:
        Unsafe: with every reason at once.
        WrongSetting: if a setting cannot be read.
    """
    told = environment
    key, is_https = told.text("SECRET_KEY"), told.truth("HTTPS")
    address, door = told.address(), _open_door()
    reasons: list[Reason] = []
    if not key:
        reasons.append((NO_KEY, {}))
    elif len(key) < SHORTEST_KEY:
        reasons.append((SHORT_KEY, {"shortest": SHORTEST_KEY}))
    if door and told.truth("DEBUG"):
        reasons.append((DEBUG, {"door": door}))
    if door and not is_https:
        reasons.append((PLAIN, {"door": door}))
    if is_https and not told.number("PROXIES", 0):
        reasons.append((NO_PROXY, {}))
    if is_https and not address.startswith("https://"):
        reasons.append((NO_ADDRESS, {"address": address}))
    if reasons:
        raise Unsafe(reasons)


def demand_safe_data() -> None:
    """Refuse a database that does not belong to this mode.

    Raises:
        Unsafe: with every reason at once.
    """
    from tepat_web.administration.queries import demo_accounts
    from tepat_web.workforce.queries import count_people

    reasons: list[Reason] = []
    if environment.truth("DEMO"):
        invented, real = count_people()
        if real > invented:  # trying things out may have added a few
            reasons.append((REAL_PEOPLE, {"count": real}))
    elif names := tuple(demo_accounts().values_list("username", flat=True)):
        reasons.append((DEMO_ACCOUNTS, {"count": len(names), "names": names}))
    if reasons:
        raise Unsafe(reasons)


def _open_door() -> str:
    """Return by which name or address other machines get in; blank if by none."""
    listening, _ = environment.listen()
    found = urlsplit(environment.address()).hostname or ""
    names = [listening, found, *environment.hosts()]
    return next((name for name in names if not _is_this_machine(name)), "")


def _is_this_machine(name: str) -> bool:
    bare = name.removeprefix("[").removesuffix("]").removeprefix(".")
    try:
        return ip_address(bare).is_loopback
    except ValueError:
        return bare == "localhost" or bare.endswith(".localhost")
