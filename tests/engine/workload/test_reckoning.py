import pytest

from tepat.snapshot import Settings
from tepat.workload import analyse, reckoning

from .cities import LAW, city, position, task

DRIVER = {"driver": "IZIN", "name": "Izin", "value": 4000.0}


def reckoned(*tasks, settings=None, classes=(), drivers=(), language="id", **told):
    """The line and the steps of one position."""
    snapshot = city(
        [position("P", **told)],
        settings,
        tasks=tasks,
        teaching=[{"position": "P"} | row for row in classes],
        drivers=drivers,
    )
    all_of_it = reckoning.Reckonings(analyse(snapshot, LAW))
    steps = [step.say(language) for step in all_of_it.steps("P")]
    return all_of_it.line("P").say(language), steps


def test_hours_by_the_hours_of_a_year():
    line, steps = reckoned(task("P", 3200))
    assert line == "3.200 jam ÷ 1.250 jam = 2,56 → 3 orang"
    assert steps == [
        "Melayani: 3.200 setahun × 1 jam = 3.200 jam ÷ 1.250 jam = 2,56 orang.",
        "Jumlah beban kerja 3.200 jam ÷ 1.250 jam kerja efektif = 2,56 orang.",
        "2,56 dibulatkan setengah ke atas menjadi 3 orang.",
    ]


def test_the_same_in_english():
    line, steps = reckoned(task("P", 3200), language="en")
    assert line == "3,200 hours ÷ 1,250 hours = 2.56 → 3 people"
    assert steps[-1] == "2.56, rounded half up, is 3 people."


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            {"volume": 4, "period": "hari", "time": 3},
            "Melayani: 4 per hari × 235 × 3 jam = 2.820 jam setahun ÷ 1.250 jam = "
            "2,256 orang.",
        ),
        (
            {"approach": "hasil", "volume": 500, "capacity": 100},
            "Melayani: 500 ÷ 100 per orang = 5 orang.",
        ),
        (
            {"approach": "peralatan", "volume": 20, "ratio": 0.2, "shift": 3},
            "Melayani: 20 alat × 0,2 orang × 3 regu = 12 orang.",
        ),
        (
            {"approach": "peralatan", "volume": 20, "capacity": 5},
            "Melayani: 20 alat ÷ 5 per orang × 1 regu = 4 orang.",
        ),
        ({"time": None}, "Melayani: belum lengkap, tidak ikut dihitung."),
    ],
)
def test_every_approach_says_its_own_arithmetic(told, said):
    assert said in reckoned(task("P", 1) | told)[1]


def test_the_period_method_says_the_minutes_of_the_period():
    _, steps = reckoned(
        task("P", 35, period="bulan", time=7, time_unit="menit"),
        settings=Settings(period_method="PERIODE"),
    )
    assert steps[0] == (
        "Melayani: 35 per bulan × 7 menit ÷ 6.000 menit = 0,0408 orang."
    )


def test_a_driven_volume_says_where_it_comes_from():
    _, steps = reckoned(
        task("P", None, driver="IZIN", per_driver=0.5), drivers=[DRIVER]
    )
    assert steps[0] == "Melayani: volume = penggerak IZIN 4.000 × 0,5 = 2.000."


def test_health_workers_say_standard_share_and_product():
    line, steps = reckoned(
        task("P", 1500, approach="kesehatan"),
        task("P", 240, approach="penunjang", description="Rapat"),
    )
    assert line == "tugas pokok 1,25 × STP 1,25 = 1,56 → 2 orang"
    assert steps == [
        "Melayani: SBK = 1.200 jam × 60 ÷ 60 menit = 1.200; capaian 1.500 ÷ 1.200 = "
        "1,25 orang.",
        "Rapat (penunjang): 240 kali × 60 menit = 240 jam ÷ 1.200 jam = 20 % waktu "
        "setiap orang.",
        "Jumlah kebutuhan tugas pokok = 1,25 orang.",
        "FTP = 240 jam ÷ 1.200 jam = 20 %; STP = 1 ÷ (1 − 0,2) = 1,25.",
        "1,25 × 1,25 = 1,5625 orang.",
        "1,5625 dibulatkan setengah ke atas menjadi 2 orang.",
    ]


def test_health_work_beside_other_work_is_one_sum():
    line, steps = reckoned(
        task("P", 1500, approach="kesehatan"),
        task("P", 240, approach="penunjang"),
        task("P", 625),
    )
    assert line == ("0,5 + tugas pokok kesehatan 1,25 × STP 1,25 = 2,06 → 2 orang")
    assert "Tugas lain 0,5 + 1,25 × 1,25 = 2,0625 orang." in steps


def test_supporting_tasks_that_take_everything_end_the_calculation():
    line, steps = reckoned(
        task("P", 1500, approach="kesehatan"), task("P", 1200, approach="penunjang")
    )
    assert line == "belum diketahui"
    assert steps[-2].endswith("tidak ada waktu tersisa untuk tugas pokok.")


def test_a_main_task_without_time_takes_nobody():
    _, steps = reckoned(task("P", 5, approach="kesehatan", time=0))
    assert steps[0] == "Melayani: tidak memerlukan waktu, jadi 0 orang."


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"groups": 6}, "6 rombel → 6 guru kelas"),
        ({"groups": 12, "hours": 5}, "60 jam pelajaran ÷ 24 jam = 2,5 → 3 guru"),
        ({"kind": "BK", "pupils": 330}, "rombel dan jam: 2,2 → 3 guru"),
    ],
)
def test_teachers_say_classes_and_lessons(row, line):
    assert reckoned(classes=[row])[0] == line


def test_the_classes_of_each_grade_are_said():
    _, steps = reckoned(
        classes=[
            {"grade": 7, "pupils": 110, "ratio": 32, "hours": 5, "extra_hours": 2},
            {"grade": 8, "pupils": 110},
        ]
    )
    assert steps == [
        "Tingkat 7: 110 murid, 32 per rombel: 4 rombel.",
        "4 rombel × 5 jam + 2 jam tugas tambahan = 22 jam seminggu ÷ 24 jam = 0,9167 "
        "guru.",
        "Satu baris rombel belum lengkap dan tidak ikut dihitung.",
        "0,9167 dibulatkan ke atas menjadi 1 guru.",
        "Setiap guru mengajar 22 jam seminggu.",
    ]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"need_stated": 7}, "7 orang, seperti tertulis pada jabatan"),
        ({"family": "PENGAWAS"}, "1 orang: jabatan pimpinan"),
        ({}, "belum diketahui"),
    ],
)
def test_a_need_that_comes_from_no_work_says_so(told, said):
    assert reckoned(**told) == (said, [said])


def test_a_leadership_post_shows_its_hours_and_is_one_all_the_same():
    _, steps = reckoned(task("P", 3200), family="PENGAWAS")
    assert steps[-2].startswith("Jumlah beban kerja 3.200 jam")
    assert steps[-1] == "1 orang: jabatan pimpinan"


def test_braces_in_a_description_stay_braces():
    _, steps = reckoned(task("P", 1250, description="Isi {formulir}"))
    assert steps[0].startswith("Isi {formulir}: 1.250")


def test_a_position_that_is_not_there_is_no_position():
    with pytest.raises(KeyError):
        reckoning.Reckonings(analyse(city([position("P")]), LAW)).steps("Q")
