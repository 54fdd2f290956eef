"""What a letter is filled into: the templates of its form, and all that they use.

A set is a list of names and digests, itself kept in the archive; its digest tells
exactly which files made a letter, also after the program or the city's templates have
changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from tepat.reports.forms import Templates
from tepat.reports.forms.letters import Emblem

from . import archive
from .models import Office, Template

WORD, TYPST = ".docx", ".typ"
REMEMBERED = 8  # sets with their fonts and compiled templates


def base(form: str) -> dict[str, bytes]:
    """Return the templates of a form without those handed in here, and what they use.

    They are the built-in ones, or those of the folder that the settings name.
    """
    folder = settings.FORM_TEMPLATES
    gathered = Templates(Path(folder) if folder else None)
    alone = {path.stem for path in gathered.root.glob(f"*{WORD}")} - {form}
    return {
        path.name: path.read_bytes()
        for path in sorted(gathered.root.iterdir())
        if path.is_file() and path.stem not in alone
    }


def own(form: str) -> Template | None:
    """Return the city's own version that is in use, if one is."""
    return Template.objects.standing().filter(form=form, is_used=True).first()


def over(
    files: Mapping[str, bytes], version: Template | None, office: Office | None
) -> dict[str, bytes]:
    """Return templates with a city's own version and its arms put over them."""
    found = dict(files)
    if version is not None:
        for digest, ending in ((version.word, WORD), (version.typst, TYPST)):
            if digest:
                found[f"{version.form}{ending}"] = archive.read(digest)
    if office is not None:
        arms = ((Emblem.CITY, office.city_emblem), (Emblem.STATE, office.state_emblem))
        for emblem, digest in arms:
            if digest:
                found[f"{emblem.value}.png"] = archive.read(digest)
    return found


def in_use(form: str) -> str:
    """Keep the set that letters of a form are filled into now; return its digest."""
    office = Office.objects.standing().first()
    return keep(over(base(form), own(form), office))


def keep(files: Mapping[str, bytes]) -> str:
    """Keep a set with its files, and return its digest."""
    told = {name: archive.keep(content) for name, content in files.items()}
    return archive.keep(json.dumps(told, sort_keys=True).encode())


def fresh(digest: str) -> Templates:
    """Return a set that was kept, every file of it looked at again.

    Raises:
        Altered: if one of its files is not what was kept.
    """
    told: dict[str, str] = json.loads(archive.read(digest))
    return gathered({name: archive.read(each) for name, each in told.items()})


templates = lru_cache(maxsize=REMEMBERED)(fresh)
"""The same, remembered: a thousand letters are filled into one set."""


def gathered(files: Mapping[str, bytes]) -> Templates:
    """Return templates from their contents.

    Raises:
        BrokenTemplate: if one cannot be used at all.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        return Templates(folder)
