"""What a plan asks for before it begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat.placement.names import GOAL_NAMES, PART_NAMES
from tepat.placement.scenario import KINDS, ScenarioError
from tepat_web.kit.models import Kept
from tepat_web.organisation.models import Position, Unit
from tepat_web.snapshots.showing import language
from tepat_web.workforce.models import Employee

from . import scenarios, wording
from .changes import LONGEST_NAME
from .fields import MOST_TEXT, CodesField, ForbiddenField, PinsField, known
from .scenarios import USUAL

MOST = 10**15  # of any number; what is larger was mistyped
FROZEN = ("people", "positions", "units")
REGISTER: Mapping[str, tuple[type[Kept], str]] = {
    "people": (Employee, "nip"),
    "positions": (Position, "code"),
    "units": (Unit, "code"),
}
ALWAYS = ("name", "day", "text")  # what counts beside a scenario as text


@dataclass(frozen=True, slots=True)
class Fold:
    """Fields that are folded away while they are as usual.

    Attributes:
        title: What they are about.
        about: What there is to know before filling them in.
        fields: The fields, in their order.
        is_open: Whether one is not as usual, or could not be read.
    """

    title: str
    about: str
    fields: list[forms.BoundField]
    is_open: bool

    @property
    def numbers(self) -> list[forms.BoundField]:
        """The fields that are short, and stand beside one another."""
        return [each for each in self.fields if each.widget_type == "number"]

    @property
    def others(self) -> list[forms.BoundField]:
        """The fields that need the whole width."""
        return [each for each in self.fields if each.widget_type != "number"]


def _day(label: Any, help_text: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=False, help_text=help_text, widget=widget
    )


def _count(label: Any, help_text: Any, most: int = MOST) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=most, help_text=help_text
    )


def _percent(label: Any, help_text: Any) -> forms.FloatField:
    return forms.FloatField(
        label=label, required=False, min_value=0, max_value=100, help_text=help_text
    )


def _weight() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=100)


class PlanForm(forms.Form):
    """The settings of a plan: plain ones, or the TOML that the command line reads."""

    name = forms.CharField(
        label=gettext_lazy("Name of the plan"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy(
            "By which others recognise it, e.g. Rotation of early 2027."
        ),
    )
    day = _day(
        gettext_lazy("Reference date of the data"),
        gettext_lazy("Blank: the reference date of the settings, or today."),
    )
    effective_on = _day(
        gettext_lazy("The plan takes effect on"),
        gettext_lazy(
            "Who retires or whose contract ends by then is not placed. Blank: the "
            "reference date."
        ),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("Mode"),
        choices=[(mode, it.title) for mode, it in wording.MODES.items()],
        widget=forms.RadioSelect,
    )
    moves = forms.MultipleChoiceField(
        label=gettext_lazy("Moves that may be proposed"),
        choices=[(kind, wording.KIND_TITLES[kind]) for kind in KINDS],
        widget=forms.CheckboxSelectMultiple,
    )
    goals = forms.ChoiceField(
        label=gettext_lazy("Order of the goals"),
        choices=[(",".join(order),) * 2 for order in permutations(GOAL_NAMES)],
        widget=forms.RadioSelect,
    )
    must_fill = CodesField(
        Position,
        label=gettext_lazy("Codes of positions to fill before all others"),
        help_text=gettext_lazy(
            "They count as critical in this plan, whatever the register says. One per "
            "line."
        ),
    )
    competency = _weight()
    performance = _weight()
    education = _weight()
    experience = _weight()
    most_moves = _count(
        gettext_lazy("Moves, at most"),
        gettext_lazy("In the whole plan. Blank: as many as are worth it."),
    )
    most_share = _percent(
        gettext_lazy("Or in per cent of the employees"),
        gettext_lazy("Rounded down. Where both are filled in, both hold."),
    )
    unit_share = _percent(
        gettext_lazy("In each agency, in per cent"),
        gettext_lazy(
            "Of its own people, who may leave their position; rounded down. Blank: no "
            "limit."
        ),
    )
    cooling_off = _count(
        gettext_lazy("Cooling-off, in months"),
        gettext_lazy(
            "Who has not been in the present position for so long, or for an unknown "
            "time, stays. Blank: only what the rules ask for."
        ),
        most=600,
    )
    refill = _count(
        gettext_lazy("A successor may fit less, in points"),
        gettext_lazy(
            "Of 1,000, than who left the seat. Blank: 0 in the voluntary and exchange "
            "modes, no limit in the mode that is best for the city."
        ),
        most=1000,
    )
    pins = PinsField(
        Employee,
        Position,
        label=gettext_lazy("Who must sit where"),
        help_text=gettext_lazy(
            "One per line: NIP = code of the position. A pin that the rules forbid is "
            "refused with the reason."
        ),
    )
    forbidden = ForbiddenField(
        Employee,
        Position,
        label=gettext_lazy("Who may not come where"),
        help_text=gettext_lazy(
            "One per line: NIP = code of the position. Nobody is kept out of the "
            "position they hold: staying is always possible."
        ),
    )
    people = CodesField(
        Employee,
        "nip",
        label=gettext_lazy("NIPs of people who stay where they are"),
        help_text=gettext_lazy("One per line."),
    )
    positions = CodesField(
        Position,
        label=gettext_lazy("Codes of positions that nobody enters or leaves"),
        help_text=gettext_lazy("One per line."),
    )
    units = CodesField(
        Unit,
        label=gettext_lazy("Codes of units in which everything stays as it is"),
        help_text=gettext_lazy("With all units below them. One per line."),
    )
    protect_fit = CodesField(
        Unit,
        label=gettext_lazy("Codes of units whose mean fit may not fall"),
        help_text=gettext_lazy("With all units below them. One per line."),
    )
    protect_headcount = CodesField(
        Unit,
        label=gettext_lazy("Codes of units that may not have fewer people"),
        help_text=gettext_lazy("With all units below them. One per line."),
    )
    text = forms.CharField(
        label=gettext_lazy("The scenario as TOML"),
        required=False,
        max_length=MOST_TEXT,
        help_text=gettext_lazy(
            "Where this is filled in, it counts instead of the settings above; only "
            "name and reference date count as well."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        for part, title in PART_NAMES.items():
            name = title.fill({}, language())
            self.fields[part].label = _("%(part)s, in per cent") % {"part": name}
        present = str(self["goals"].value() or "")
        is_order = sorted(present.split(",")) == sorted(GOAL_NAMES)
        usual = ",".join(USUAL["goals"])
        for field, choices in (
            ("mode", wording.modes()),
            ("goals", wording.orders(present if is_order else usual)),
        ):
            self.fields[field].widget.choices = choices

    def folds(self) -> list[Fold]:
        """Return what not every plan needs, subject by subject."""
        told = (
            (
                _("What counts, and in which order"),
                _(
                    "A later goal is never paid for with an earlier one. The four "
                    "weights of fit add up to 100."
                ),
                ("goals", "must_fill", *PART_NAMES),
            ),
            (
                _("How many may move, and who"),
                _(
                    "Everybody may always stay. A limit that is passed already today "
                    "asks only that it gets no worse."
                ),
                ("most_moves", "most_share", "unit_share", "cooling_off", "refill"),
            ),
            (
                _("What is settled beforehand"),
                "",
                ("pins", "forbidden", *FROZEN),
            ),
            (
                _("Units that may not lose"),
                "",
                ("protect_fit", "protect_headcount"),
            ),
        )
        return [
            Fold(title, about, [self[name] for name in names], self._is_told(names))
            for title, about, names in told
        ]

    def _is_told(self, names: tuple[str, ...]) -> bool:
        usual = self.initial_of(USUAL)
        return any(
            self[name].errors
            or str(self[name].value() or "") != str(usual.get(name) or "")
            for name in names
        )

    @property
    def has_text(self) -> bool:
        """Whether there is a scenario as text."""
        return bool(self["text"].value() or self["text"].errors)

    def clean_text(self) -> str:
        """Read the TOML, if there is any, and find what it names."""
        text = str(self.cleaned_data["text"]).strip()
        if text:
            try:
                self._of_text = scenarios.of_text(text, "TOML")
            except ScenarioError as error:
                raise forms.ValidationError(error.say(language())) from error
            for kind, codes in scenarios.codes(self._of_text).items():
                known(codes, *REGISTER[kind])
        return text

    def clean(self) -> dict[str, Any]:
        """Check what only the settings together can tell."""
        told = super().clean() or self.cleaned_data
        if self.data.get(self.add_prefix("text"), "").strip():
            for name in set(self.errors) - set(ALWAYS):
                del self.errors[name]  # it does not count
        else:
            self._check(told)
        return told

    def _check(self, told: Mapping[str, Any]) -> None:
        weights = [told[part] for part in PART_NAMES if part in told]
        if len(weights) == len(PART_NAMES) and sum(weights) != 100:
            self.add_error(
                "experience",
                _("The four weights must add up to 100; now they are %(sum)d.")
                % {"sum": sum(weights)},
            )
        for nip, code in told.get("pins", {}).items():
            if code in told.get("forbidden", {}).get(nip, ()):
                self.add_error(
                    "forbidden",
                    _("%(nip)s must sit in %(code)s. Keep one of the two lines.")
                    % {"nip": nip, "code": code},
                )
        first, then = told.get("day"), told.get("effective_on")
        if first and then and then < first:
            self.add_error(
                "effective_on",
                _("The plan cannot take effect before the reference date of the data."),
            )

    def scenario(self, beyond: Mapping[str, Any] = USUAL) -> dict[str, Any]:
        """Return what was asked for, as ``scenarios`` tells it.

        Args:
            beyond: A whole scenario, for what the form has no field for.
        """
        told = self.cleaned_data
        if told["text"]:
            return self._of_text
        day = told["effective_on"]
        shown = {
            "mode": told["mode"],
            "effective_on": day.isoformat() if day else None,
            "moves": told["moves"],
            "goals": told["goals"].split(","),
            "must_fill": told["must_fill"],
            "cooling_off": told["cooling_off"],
            "refill": told["refill"],
            "weights": {part: told[part] for part in PART_NAMES},
            "pin": told["pins"],
            "forbid": told["forbidden"],
            "freeze": {name: told[name] for name in FROZEN},
            "caps": {
                "moves": told["most_moves"],
                "share": _plain(told["most_share"]),
                "unit_share": _plain(told["unit_share"]),
            },
            "protect": {
                "fit": told["protect_fit"],
                "headcount": told["protect_headcount"],
            },
        }
        return scenarios.merged(shown, beyond)

    @classmethod
    def initial_of(cls, scenario: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the form shows at first for a scenario.

        Where that is not all of it, the whole scenario is there as text, too.
        """
        whole = scenarios.whole(scenario)
        caps, protect = whole["caps"], whole["protect"]
        boxes = {
            "must_fill": whole["must_fill"],
            "pins": [f"{nip} = {code}" for nip, code in whole["pin"].items()],
            "forbidden": [
                f"{nip} = {code}"
                for nip, codes in whole["forbid"].items()
                for code in codes
            ],
            **whole["freeze"],
            "protect_fit": protect["fit"],
            "protect_headcount": protect["headcount"],
        }
        is_all = whole["moves"] and scenarios.is_plain(whole)
        return {
            "mode": whole["mode"],
            "effective_on": whole["effective_on"],
            "moves": whole["moves"],
            "goals": ",".join(whole["goals"]),
            "cooling_off": whole["cooling_off"],
            "refill": whole["refill"],
            **whole["weights"],
            "most_moves": caps["moves"],
            "most_share": caps["share"],
            "unit_share": caps["unit_share"],
            **{name: "\n".join(codes) for name, codes in boxes.items()},
            "text": "" if is_all else scenarios.text_of(whole),
        }


def _plain(percent: float | None) -> float | None:
    """A whole number where it is one, as in a file."""
    return percent if percent is None or percent % 1 else int(percent)
