"""What can be wrong with a city's own templates: where, and what to do."""

from __future__ import annotations

from pathlib import Path

from tepat.errors import TepatError
from tepat.words import Sentence

NO_FOLDER = Sentence(
    id="Folder templat {folder} tidak ada. Periksa namanya, atau buat dulu dengan "
    "«tepat templates {folder}».",
    en="There is no template folder {folder}. Check its name, or make it first with "
    "“tepat templates {folder}”.",
)
UNKNOWN_NAME = Sentence(
    id="Templat {file} di {folder} tidak akan dipakai: tidak ada formulir bernama "
    "itu. Nama yang dikenal: {known}. Ganti namanya, atau keluarkan dari folder itu.",
    en="Template {file} in {folder} would never be used: no form has that name. Known "
    "names: {known}. Rename it, or take it out of the folder.",
)
EMPTY = Sentence(
    id="Templat {file} kosong. Salin lagi dari templat bawaan (tepat templates), atau "
    "hapus berkasnya agar templat bawaan dipakai.",
    en="The template {file} is empty. Copy it again from the built-in ones (tepat "
    "templates), or delete the file to use the built-in one.",
)
TOO_LARGE = Sentence(
    id="Berkas {file} di folder templat lebih besar dari {most} MB. Perkecil gambarnya "
    "atau keluarkan dari folder itu.",
    en="File {file} in the template folder is larger than {most} MB. Make the picture "
    "smaller or take it out of the folder.",
)
BROKEN = Sentence(
    id="Templat {file} belum dapat dipakai{where}: {cause}. Perbaiki berkas itu, atau "
    "keluarkan dari foldernya agar templat bawaan yang dipakai.",
    en="Template {file} cannot be used yet{where}: {cause}. Mend that file, or take it "
    "out of its folder so that the built-in template is used.",
)
NEAR = Sentence(id=", di dekat «{near}»", en=", near “{near}”")
LINE = Sentence(id=", baris {line}", en=", line {line}")


class NoTemplates(TepatError):
    """The folder of templates is absent, or holds what no form can use."""

    exit_code = 65


class BrokenTemplate(TepatError):
    """A template cannot be filled: it asks for what is not there, or is no template."""

    exit_code = 66

    def __init__(
        self,
        file: Path | str,
        cause: str | Sentence,
        *,
        near: str = "",
        line: str = "",
    ) -> None:
        """Say which file, and as far as it is known near which words or line."""
        where = ((NEAR, {"near": near}), (LINE, {"line": line}))
        known = [(said, fact) for said, fact in where if all(fact.values())]
        told = Sentence(
            "".join(_literal(said.fill(fact, "id")) for said, fact in known),
            "".join(_literal(said.fill(fact, "en")) for said, fact in known),
        )
        super().__init__(BROKEN, file=file, cause=cause, where=told)


def _literal(text: str) -> str:
    """The text as a sentence without blanks: a template's own braces are no blanks."""
    return text.replace("{", "{{").replace("}", "}}")
