"""Maps that are hard to draw: long, wide, deep, crowded, empty, and odd."""

from tepat.reports.position_map.node import (
    Holder,
    Leaving,
    PositionMap,
    Post,
    Sums,
    UnitNode,
)

TITLE = "Pengelola Layanan Kehumasan dan Pengaduan Masyarakat Terpadu Bidang "
LONG = (TITLE * 6)[:300]
ODD = "رئيس עברית 中文 😀 <b>&amp; #x $y$ *tebal* \\ \u202e \x07abc"


def post(code, name, *, b=1, k=2, position_class=6, holders=(), family="PELAKSANA"):
    gap = None if k is None else b - k
    return Post(
        position=code,
        name=name,
        family=family,
        level=None,
        echelon=None,
        position_class=position_class,
        superior=None,
        is_leader=False,
        critical=False,
        need=k,
        occupied=b,
        gap=gap,
        workload_hours=None,
        fte=None,
        source=None,
        projection=(),
        education_min=None,
        fields=(),
        grade_min=None,
        grade_max=None,
        holders=tuple(
            Holder(name, "", "PNS", None, None, None, None, Leaving.UNKNOWN)
            for name in holders
        ),
        sums=Sums(
            posts=1,
            occupied=b,
            need=k or 0,
            gap=gap or 0,
            short=max(-(gap or 0), 0),
            over=max(gap or 0, 0),
            unknown=int(k is None),
        ),
    )


def unit(code, name, *, parent=None, depth=0, leader=None, boxes=(), rows=(), below=()):
    leads = () if leader is None else (leader,)
    own = Sums.of(each.sums for each in (*leads, *boxes, *rows))
    return UnitNode(
        unit=code,
        name=name,
        kind=None,
        parent=parent,
        depth=depth,
        children=tuple(each.unit for each in below),
        leader=leader,
        boxes=tuple(boxes),
        rows=tuple(rows),
        own=own,
        total=Sums.of([own, *(each.total for each in below)]),
    )


def head(name="Kepala", **changes):
    return post(f"kepala {name}", name, family="JPT", position_class=14, **changes)


def alone(name="Unit Tunggal", **parts):
    return PositionMap((unit("U", name, **parts),), True)


def long_titles():
    rows = [post("a", LONG), post("b", "X" * 300), post("c", "Arsiparis", k=None)]
    return alone(LONG, leader=head(LONG), rows=rows)


def four_hundred():
    rows = [
        post(f"p{at}", f"Pengolah Data Bagian {at}.", b=at % 5) for at in range(400)
    ]
    return alone(leader=head(), rows=rows)


def crowd():
    names = [f"Guru Nomor {at}, S.Pd." for at in range(900)]
    rows = [post("g", "Guru Kelas Ahli Pertama", b=900, k=1200, holders=names)]
    return alone(leader=head(), rows=rows)


def nine_levels():
    made = []
    for depth in range(8, -1, -1):
        below = made[:1]
        rows = [post(f"{depth} {at}", f"Jabatan {depth}.{at}.") for at in range(3)]
        name = f"Unit tingkat {depth}"
        parent = f"u{depth - 1}" if depth else None
        leader = head(f"Kepala {depth}")
        level = {"parent": parent, "depth": depth, "below": below}
        made.insert(0, unit(f"u{depth}", name, leader=leader, rows=rows, **level))
    return PositionMap(tuple(made), True)


def sixty_children():
    below = []
    for at in range(60):
        code = f"k{at}"
        boxes = [post(f"{code} s", f"Sekretaris {at}.", family="PENGAWAS")]
        rows = [
            post(f"{code} {each}", f"Staf {at}.{each}.", holders=["Ani, S.E."] * each)
            for each in range(at % 9)
        ]
        below.append(
            unit(
                code,
                f"Kelurahan {at}. " + "Raya Indah " * (at % 5),
                parent="U",
                depth=1,
                leader=head(f"Lurah {at}.") if at % 7 else None,
                boxes=boxes[: at % 2],
                rows=rows,
            )
        )
    top = unit(
        "U",
        "Kecamatan",
        leader=head("Camat"),
        boxes=[post(f"b{at}", f"Asisten {at}.", family="JPT") for at in range(8)],
        rows=[post(f"o{at}", f"Analis {at}.") for at in range(120)],
        below=below,
    )
    return PositionMap((top, *below), True)


def odd_letters():
    rows = [post("a", ODD, holders=["=1+1", "a\nb"])]
    return alone(ODD, leader=head(ODD), rows=rows)


CHARTS = {
    "long titles": long_titles,
    "four hundred positions": four_hundred,
    "a crowd in one position": crowd,
    "nine levels": nine_levels,
    "sixty children": sixty_children,
    "odd letters": odd_letters,
    "one position": lambda: alone(rows=[post("a", "Arsiparis")]),
    "no position": lambda: alone("Unit Kosong"),
}
