"""BKN's code list as files have it."""

import pytest

from tepat.programmes.code_list import NotACodeList, read_code_list


def written(tmp_path, content):
    path = tmp_path / "pendidikan.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffid;nama\r\n5101;S-1 HUKUM\r\n4101;D-III GIZI\r\n",
        "kode,tingkat_id,jenjang,nama\n4101,30,Diploma III,D-III GIZI\n"
        "5101,40,S-1/Sarjana,S-1 HUKUM\n",
        "KODE\tNama\tLain\n5101\t S-1   HUKUM \tx\n'4101\tD-III GIZI\t\n",
    ],
)
def test_the_known_forms_give_the_same_codes_and_names(tmp_path, content):
    found = read_code_list(written(tmp_path, content)).programmes
    assert found.select("programme", "name").rows() == [
        ("4101", "D-III GIZI"),
        ("5101", "S-1 HUKUM"),
    ]


def test_levels_and_the_citys_own_families_are_kept(tmp_path):
    text = 'kode;tingkat_id;jenjang;nama;rumpun\n1;40;S-1;"Seni; Desain";kreatif\n'
    (row,) = read_code_list(written(tmp_path, text)).programmes.rows(named=True)
    assert row == {
        "programme": "1",
        "name": "Seni; Desain",
        "education_label": "S-1",
        "level_code": "40",
        "family": "kreatif",
    }


def test_lines_without_code_or_name_and_repeated_codes_are_told(tmp_path):
    text = "id;nama\n1;A\n;B\n2;\n\n1;C\n3;D\n"
    found = read_code_list(written(tmp_path, text))
    assert found.programmes["name"].to_list() == ["A", "D"]
    assert found.left_out == (3, 4)
    assert found.repeated == ("1",)


@pytest.mark.parametrize(
    "content",
    [b"", b"id;nama\n", b"a;b\n1;2\n", b"\xff\xfe\x00", b"id;nama\n1;\x00\n"],
)
def test_what_is_no_code_list_is_refused_with_words(tmp_path, content):
    with pytest.raises(NotACodeList) as refused:
        read_code_list(written(tmp_path, content))
    assert "pendidikan.csv" in refused.value.say("id")
    assert "pendidikan.csv" in refused.value.say("en")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotACodeList):
        read_code_list(tmp_path / "tidak-ada.csv")


def test_bkns_own_list_is_read_whole(cpns):
    found = read_code_list(cpns / "pendidikan_ref.csv")
    assert found.programmes.height == 4271
    assert found.left_out == found.repeated == ()
