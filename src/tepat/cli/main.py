"""The command line: one module per command, and how errors end."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from tepat.errors import TepatError
from tepat.words import Language, Sentence

from .adapt import adapt
from .anjab import app as anjab
from .audit import audit
from .batch import batch
from .career import career
from .check import check
from .deadline import deadline
from .demo import demo
from .dossier import dossier
from .effect import effect
from .evaluate import evaluate
from .explain import explain
from .fairness import fairness
from .fit import fit
from .forms import forms, templates_of
from .frontier import frontier
from .gaps import gaps
from .ikm import ikm
from .integrity import integrity_of
from .map import position_map
from .needs import needs
from .performance import performance
from .plan import plan
from .plug import MANNERS, Commands
from .programmes import app as programmes
from .project import project
from .restructure import restructure_of
from .survey import survey
from .talent import talent
from .titles import titles
from .training import training
from .verify import verify
from .waves import waves
from .whatif import whatif

USAGE = Sentence(
    id="Perintah belum dapat dijalankan: {why} Lihat «tepat --help», atau «tepat "
    "PERINTAH --help».",
    en="The command cannot be run: {why} See “tepat --help”, or “tepat COMMAND "
    "--help”.",
)

app = typer.Typer(
    name="tepat",
    help="Tepat: orang yang tepat di jabatan yang tepat. / "
    "The right person in the right position.",
    cls=Commands,
    **MANNERS,
)

app.command("check")(check)
app.command("needs")(needs)
app.command("audit")(audit)
app.command("project")(project)
app.command("evaluate")(evaluate)
app.command("survey")(survey)
app.command("ikm")(ikm)
app.command("map")(position_map)
app.command("integrity")(integrity_of)
app.add_typer(anjab, name="anjab")
app.command("forms")(forms)
app.command("templates")(templates_of)
app.command("fit")(fit)
app.command("career")(career)
app.command("gaps")(gaps)
app.command("talent")(talent)
app.command("effect")(effect)
app.command("restructure")(restructure_of)
app.command("performance")(performance)
app.command("plan")(plan)
app.command("verify")(verify)
app.command("batch")(batch)
app.command("explain")(explain)
app.command("fairness")(fairness)
app.command("whatif")(whatif)
app.command("waves")(waves)
app.command("frontier")(frontier)
app.command("deadline")(deadline)
app.command("dossier")(dossier)
app.command("demo")(demo)
app.command("adapt")(adapt)
app.command("titles")(titles)
app.command("training")(training)
app.add_typer(programmes, name="programmes")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 done; 1 the input has errors, or a plan is not valid; 2 wrong usage; other errors
    have codes of their own (see ``tepat.errors``).
    """
    told = list(sys.argv[1:] if argv is None else argv) or ["--help"]
    try:
        code = app(args=told, prog_name="tepat", standalone_mode=False)
    except TepatError as error:
        return _ended(told, error.say(_language(told)), error.exit_code)
    except typer.Abort:
        return 130
    except typer.Exit as end:
        return end.exit_code
    except TyperException as error:
        wrong = USAGE.fill({"why": error.format_message()}, _language(told))
        return _ended(told, wrong, error.exit_code)
    return code if isinstance(code, int) else 0


def _ended(told: Sequence[str], why: str, code: int) -> int:
    """Say why a command ended, to people and, where JSON was asked for, to programs."""
    print(f"tepat: {why}", file=sys.stderr)
    if "--json" in told:
        print(json.dumps({"error": {"code": code, "message": why}}, ensure_ascii=False))
    return code


def run() -> None:
    """Entry point of the ``tepat`` command."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has read enough (`tepat … | head`); that is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _language(told: Sequence[str]) -> Language:
    """The language asked for, found even where the command line itself is wrong."""
    for at, word in enumerate(told):
        if word == "--lang=en" or (
            word == "--lang" and told[at + 1 : at + 2] == ["en"]
        ):
            return "en"
    return "id"
