"""The templates of all forms: the built-in ones, each replaceable by a city.

A city's folder holds files named like the built-in ones (``abk.docx``, ``abk.typ``);
pictures and fonts beside them can be used by its own templates. Everything is copied
to a folder of its own before anything is filled, links to elsewhere excepted, and a
template sees nothing but that folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize

import typst

from tepat.words import Sentence

from .errors import (
    EMPTY,
    NO_FOLDER,
    TOO_LARGE,
    UNKNOWN_NAME,
    BrokenTemplate,
    NoTemplates,
)
from .pictures import with_pictures

WORD, TYPST = ".docx", ".typ"
PICTURES = (".png", ".jpg", ".jpeg", ".svg")
FONTS = (".ttf", ".otf")
USED = (WORD, TYPST, *PICTURES, *FONTS)
MOST_MEGABYTES = 20
MEGABYTE = 2**20
PACKAGE_IMPORT = '"@'
NOT_THERE = "does-not-exist"  # where packages would be: there are none
NO_PACKAGES = Sentence(
    id="paket «@…» tidak tersedia; salin isinya ke folder templat",
    en="packages “@…” are not available; copy what you need into the template folder",
)


class Templates:
    """Every template in one folder, a city's own before the built-in ones.

    Attributes:
        root: The folder that holds them; it lasts as long as this object.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Gather the built-in templates, and those of ``folder`` over them.

        Raises:
            NoTemplates: if the folder is absent, or holds a Word template of a form
                that there is not, or a file too large to be one.
            BrokenTemplate: if a typst template wants a package from the network.
        """
        self.root = Path(mkdtemp(prefix="tepat-"))
        finalize(self, shutil.rmtree, self.root, ignore_errors=True)
        self._own: dict[str, Path] = {}
        self._word: dict[str, bytes] = {}
        with resources.as_file(built_in()) as ours:
            for file in _usable(ours):
                shutil.copyfile(file, self.root / file.name)
        if folder is not None:
            self._take_over(folder)

    def named(self, name: str) -> Path:
        """Return where the reader finds a template: a city's path, or its name."""
        return self._own.get(name, Path(name))

    def word_file(self, form: str) -> bytes:
        """Return the Word template of a form, with a city's pictures in it."""
        if form not in self._word:
            content = (self.root / f"{form}{WORD}").read_bytes()
            self._word[form] = with_pictures(content, self.root)
        return self._word[form]

    def typst_file(self, form: str) -> Path:
        """Return where the typst template of a form is."""
        return self.root / f"{form}{TYPST}"

    @cached_property
    def compiler(self) -> typst.Compiler:
        """One compiler for all papers: it reads the fonts once.

        It knows our fonts, those of the city's folder, and those inside typst, which
        lend a letter that no other has; never those of the machine.
        """
        with resources.as_file(fonts()) as ours:
            known = typst.Fonts(
                include_system_fonts=False, font_paths=[ours, self.root]
            )
        return typst.Compiler(
            root=self.root,
            font_paths=known,
            ignore_system_fonts=True,
            package_path=self.root / NOT_THERE,
            package_cache_path=self.root / NOT_THERE,
        )

    def _take_over(self, folder: Path) -> None:
        if not folder.is_dir():
            raise NoTemplates(NO_FOLDER, folder=folder)
        known = sorted(file.name for file in self.root.glob(f"*{WORD}"))
        for file in _usable(folder):
            if file.suffix.lower() == WORD and file.name not in known:
                raise NoTemplates(
                    UNKNOWN_NAME,
                    file=file.name,
                    folder=folder,
                    known=", ".join(known),
                )
            if file.stat().st_size > MOST_MEGABYTES * MEGABYTE:
                raise NoTemplates(TOO_LARGE, file=file, most=MOST_MEGABYTES)
            if not file.stat().st_size:
                raise NoTemplates(EMPTY, file=file)
            if file.suffix.lower() == TYPST:
                _demand_no_package(file)
            shutil.copyfile(file, self.root / file.name)
            self._own[file.name] = file


def built_in() -> Traversable:
    """Return the folder of the built-in templates."""
    return resources.files(__package__) / "templates"


def fonts() -> Traversable:
    """Return the folder of the fonts that come with Tepat."""
    return resources.files(__package__) / "fonts"


def _usable(folder: Path) -> Iterator[Path]:
    """The files a template can be or use; not those an open Word leaves beside it."""
    for file in sorted(folder.iterdir()):
        if file.name.startswith((".", "~")) or file.suffix.lower() not in USED:
            continue
        if file.is_file() and not file.is_symlink():
            yield file


def _demand_no_package(file: Path) -> None:
    for line in file.read_text("utf-8", errors="replace").splitlines():
        if PACKAGE_IMPORT in line:
            raise BrokenTemplate(file, NO_PACKAGES, near=line.strip())
