"""How each rule on the position map is broken, and what is then seen."""

from datetime import date

from .conftest import leader, person, staff

FAILS, UNKNOWN = "fails", "unknown"
SECOND = {"unit": "X", "name": "Dinas Kedua"}


def below(code, parent, **told):
    return {"unit": code, "name": f"Unit {code}", "parent": parent} | told


# code: [(how it is spoiled, what is then seen)]; one line each, in the order of codes.
CASES = {
    "MAP-1": [
        (
            lambda c: c.add("units", **below("X", "D")).add(
                "positions", **staff("X-1", "X", "Penelaah Teknis Kebijakan")
            ),
            [(FAILS, "X", None)],
        ),
    ],
    "MAP-2": [
        (
            lambda c: c.set("positions", "B-1", need_stated=0).setting(
                leadership_need_stated=True
            ),
            [(FAILS, "B", "B-1")],
        ),
    ],
    "MAP-3": [
        (
            lambda c: c.set("positions", "B-3", position_class=None),
            [(UNKNOWN, "B", None)],
        ),
    ],
    "MAP-4": [
        (
            lambda c: c.set("positions", "B-3", need_stated=None),
            [(UNKNOWN, "B", None)],
        ),
    ],
    "MAP-5": [
        (lambda c: c.add("units", **SECOND), [(FAILS, "X", None)]),
        (lambda c: c.set("units", "K", parent="D"), [(FAILS, None, None)]),
    ],
    "MAP-6": [
        (
            lambda c: c.add("units", **below("X", "Y")).add("units", **below("Y", "X")),
            [(FAILS, "X", None)],
        ),
    ],
    "MAP-7": [
        (lambda c: c.set("units", "B", parent="ZZ"), [(FAILS, "B", None)]),
    ],
    "MAP-8": [
        (
            lambda c: c.set("units", "D", parent="ZZ"),
            [(FAILS, "B", None), (FAILS, "S", None)],
        ),
        (
            lambda c: c.add("units", **SECOND).add("units", **below("Y", "X")),
            [(FAILS, "Y", None)],
        ),
    ],
    "MAP-9": [
        (lambda c: c.add("units", **below("X", "D")), [(FAILS, "X", None)]),
    ],
    "MAP-10": [
        (
            lambda c: c.add(
                "positions", **leader("B-9", "B", "Dua", "ADMINISTRATOR", 11)
            ),
            [(FAILS, "B", "B-9")],
        ),
    ],
    "MAP-11": [
        (lambda c: c.add("units", **below("B", "E")), [(FAILS, "B", None)]),
    ],
    "MAP-12": [
        (
            lambda c: c.set("units", "B", name="SEKRETARIAT "),
            [(FAILS, "S", None), (FAILS, "B", None)],
        ),
    ],
    "MAP-13": [
        (lambda c: c.set("units", "B", name="-"), [(FAILS, "B", None)]),
        (lambda c: c.set("units", "B", name="Bidang  Gizi"), [(FAILS, "B", None)]),
        (lambda c: c.set("units", "B", name="Bidang \ufffdizi"), [(FAILS, "B", None)]),
    ],
    "MAP-14": [
        (lambda c: c.set("units", "D", name="Dinkes"), [(FAILS, "D", None)]),
    ],
    "MAP-15": [
        (lambda c: c.add("units", **below("X", "B")), [(FAILS, "B", None)]),
    ],
    "MAP-16": [
        (
            lambda c: c.setting(layers_most=2),
            [(FAILS, "S", None), (FAILS, "B", None)],
        ),
    ],
    "MAP-17": [
        # The head of the agency leads two heads below, and nobody else.
        (lambda c: c.setting(span_most=1), [(FAILS, u, None) for u in "KDSBE"]),
    ],
    "MAP-18": [
        (lambda c: c.drop("positions", "B-3"), [(FAILS, "B", None)]),
    ],
    "MAP-19": [
        (lambda c: c.set("positions", "B-1", echelon="III.a"), [(FAILS, "B", None)]),
        (
            lambda c: c.set("positions", "B-1", family="PENGAWAS", echelon=None),
            [(FAILS, "B", None)],
        ),
        (
            lambda c: c.set("units", "B", kind="kecamatan"),
            [(FAILS, "B", None)],
        ),
    ],
    "MAP-20": [
        (lambda c: c.set("units", "E", status="Tidak aktif"), [(FAILS, "E", None)]),
    ],
    "MAP-21": [
        (lambda c: c.set("units", "E", parent="ZZ"), [(FAILS, None, None)]),
    ],
    "MAP-22": [
        (lambda c: c.set("positions", "B-3", unit="ZZ"), [(FAILS, "ZZ", "B-3")]),
    ],
    "MAP-23": [
        (lambda c: c.set("positions", "B-3", superior="ZZ"), [(FAILS, "B", "B-3")]),
    ],
    "MAP-24": [
        (
            lambda c: c.set("positions", "B-2", superior="B-3").set(
                "positions", "B-3", superior="B-2"
            ),
            [(FAILS, "B", "B-2")],
        ),
        (  # stated on one side, following from the tree on the other
            lambda c: c.set("positions", "B-1", superior="B-2"),
            [(FAILS, "B", "B-1")],
        ),
    ],
    "MAP-25": [
        (
            lambda c: c.drop("positions", "K-1"),
            [(FAILS, "E", "E-1")],
        ),
    ],
    "MAP-26": [
        (
            lambda c: c.set("positions", "D-1", superior="B-1"),
            [(FAILS, "D", "D-1")],
        ),
        (
            lambda c: c.set("positions", "D-1", echelon=None),
            [(UNKNOWN, "D", "D-1")],
        ),
    ],
    "MAP-27": [
        (
            lambda c: c.set("positions", "B-1", superior="S-1").set(
                "positions", "S-1", echelon="III.b", position_class=11
            ),
            [(FAILS, "B", "B-1")],
        ),
        (
            lambda c: c.set(
                "positions", "B-1", superior="S-1", position_class=None
            ).set("positions", "S-1", echelon=None),
            [(UNKNOWN, "B", "B-1")],
        ),
    ],
    "MAP-28": [
        (
            lambda c: c.set("positions", "S-1", superior="B-3"),
            [(FAILS, "S", "S-1")],
        ),
    ],
    "MAP-29": [
        (
            lambda c: c.set("positions", "S-2", superior="E-1"),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-30": [
        (
            lambda c: c.set("positions", "B-3", position_class=12),
            [(FAILS, "B", "B-3")],
        ),
    ],
    "MAP-31": [
        (
            lambda c: c.set("positions", "K-1", position_class=18),
            [(FAILS, "K", "K-1")],
        ),
    ],
    "MAP-32": [
        (
            lambda c: c.set("positions", "B-3", position_class=8),
            [(FAILS, "B", "B-3")],
        ),
    ],
    "MAP-33": [
        (
            lambda c: c.set("positions", "E-3", position_class=5),
            [(FAILS, None, "S-3")],
        ),
    ],
    "MAP-34": [
        (
            lambda c: c.set("jobs", "PTK", position_class=6),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-35": [
        (
            lambda c: c.set("positions", "B-3", need_stated=0),
            [(FAILS, "B", "B-3")],
        ),
    ],
    "MAP-36": [
        (
            lambda c: c.add("employees", **person(910, "S-2")),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-37": [
        (
            lambda c: c.add("employees", **person(910, "S-1")),
            [(FAILS, "S", "S-1")],
        ),
    ],
    "MAP-38": [
        (lambda c: c.drop("assignments"), [(FAILS, "B", "B-1")]),
        (
            lambda c: c.set(
                "assignments", "199006152015011903", until=date(2026, 11, 23)
            ),
            [(FAILS, "B", "B-1")],
        ),
    ],
    "MAP-39": [
        (
            lambda c: c.set("positions", "S-2", holders_stated=3),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-40": [
        (
            lambda c: c.set("positions", "S-2", need_stated=3),
            [(FAILS, "S", "S-2")],
        ),
    ],
    "MAP-41": [
        (
            lambda c: c.set("positions", "S-3", name="penelaah teknis kebijakan"),
            [(FAILS, "S", "S-2"), (FAILS, "S", "S-3")],
        ),
    ],
    "MAP-42": [
        (lambda c: c.set("positions", "D-1", name="???"), [(FAILS, "D", "D-1")]),
        (lambda c: c.set("positions", "D-1", name="#REF!"), [(FAILS, "D", "D-1")]),
    ],
    "MAP-43": [
        (lambda c: c.set("positions", "B-1", name="Kabid Gizi"), [(FAILS, "B", "B-1")]),
    ],
    "MAP-44": [
        (
            lambda c: c.set("positions", "B-2", name="Pengadministrasi Umum"),
            [(FAILS, "B", "B-2")],
        ),
        (  # laid down in 2018, ended in 2024, as the shipped catalogue has it
            lambda c: c.set("positions", "B-2", name="Analis Jabatan"),
            [(FAILS, "B", "B-2")],
        ),
    ],
    "MAP-45": [
        (
            lambda c: c.set("positions", "B-2", job="LAMA"),
            [(FAILS, "B", "B-2")],
        ),
    ],
    "MAP-46": [
        (
            lambda c: c.set("positions", "B-3", level="PENGAWAS"),
            [(FAILS, "B", "B-3")],
        ),
    ],
    "MAP-47": [
        (
            lambda c: c.set("positions", "S-1", echelon="IV.a"),
            [(FAILS, "S", "S-1")],
        ),
    ],
    "MAP-48": [
        (
            lambda c: c.set("positions", "B-3", name="Perencana"),
            [(UNKNOWN, "B", "B-3")],
        ),
    ],
    "MAP-49": [
        (
            lambda c: c.add("positions", **staff("S-3", "E", "Penata")),
            [(FAILS, "E", "S-3")],
        ),
    ],
    "MAP-50": [
        (
            lambda c: c.set("positions", "B-2", job="PERENCANA"),
            [(FAILS, "B", "B-2")],
        ),
    ],
    "MAP-51": [
        (lambda c: c.drop("tasks", "B-2"), [(UNKNOWN, "B", None)]),
    ],
    "MAP-52": [
        (lambda c: c.drop("analyses", "PTK"), [(UNKNOWN, "S", None)]),
    ],
    "MAP-53": [
        (
            lambda c: c.add("employees", **person(910, "ZZ")),
            [(FAILS, None, "ZZ")],
        ),
    ],
    "MAP-54": [
        (
            lambda c: c.add("employees", **person(910, None, unit="E")),
            [(FAILS, "E", "199006152015011910")],
        ),
    ],
    "MAP-55": [
        (
            lambda c: c.set("employees", "199006152015011904", unit="E"),
            [(FAILS, "E", "S-2")],
        ),
    ],
    "MAP-56": [
        (  # 58 in June 2026: retired from 1 July
            lambda c: c.set(
                "employees", "199006152015011904", nip="196806151995011904"
            ),
            [(FAILS, "S", "S-2")],
        ),
        (
            lambda c: c.set("positions", "B-3", name="Perencana"),
            [(UNKNOWN, "B", "B-3")],
        ),
    ],
    "MAP-57": [
        (
            lambda c: c.set("positions", "B-2", job="BARU"),
            [(FAILS, "B", "B-2")],
        ),
    ],
    "MAP-58": [
        (
            lambda c: c.set("positions", "B-3", name="Perencana Ahli Utama"),
            [(FAILS, "B", "B-3")],
        ),
        (
            lambda c: c.set("positions", "B-3", name="Perencana"),
            [(UNKNOWN, "B", "B-3")],
        ),
    ],
    "MAP-60": [
        (
            lambda c: c.drop("jobs", "PERENCANA").set(
                "positions", "B-3", name="Penjaga Mercusuar Ahli Muda"
            ),
            [(UNKNOWN, "B", None)],
        ),
    ],
    "MAP-59": [
        (lambda c: c.drop("employees"), [(UNKNOWN, u, None) for u in "KDSBE"]),
    ],
}
