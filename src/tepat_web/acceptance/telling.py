"""How a proposal was taken, in one sentence, in words for cells, and as pictures."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tepat_web.consultation.suppression import SMALL
from tepat_web.kit import charts, writing

from .figures import PEOPLE, Figures
from .queries import Taken


def titles() -> dict[str, str]:
    """Return what each figure is called."""
    return {
        "told": _("Told"),
        "opened": _("Opened"),
        "answered": _("Answered"),
        "accepted": _("Agreed"),
        "objected": _("Objections"),
        "upheld": _("Upheld"),
        "days": _("Median days to answer"),
        "overdue": _("Overdue"),
    }


def sentence(of: Figures) -> str:
    """Say how it was taken, from being told to the answer to objections."""
    said = [
        _(
            "%(told)s of %(all)s people have been told (%(share)s); %(answered)s "
            "answered"
        )
        % {
            "told": writing.number(of.told),
            "all": writing.number(of.concerned),
            "share": percent(of.share("told")),
            "answered": writing.number(of.answered),
        }
    ]
    if (accepted := of.count("accepted")) is not None:
        said.append(_("%(n)s agreed") % {"n": writing.number(accepted)})
    if (objected := of.count("objected")) is not None:
        said.append(
            ngettext("%(n)s objection", "%(n)s objections", objected)
            % {"n": writing.number(objected)}
        )
        if objected and (upheld := of.count("upheld")) is not None:
            said.append(_("%(n)s of them upheld") % {"n": writing.number(upheld)})
    if of.median_days is not None:
        said.append(
            _("half of the answers came within %(n)s working days")
            % {"n": writing.number(of.median_days)}
        )
    return "; ".join(said) + "."


def counted(of: Figures, name: str) -> str:
    """Write a count for a cell; what is left out, as that."""
    count = of.count(name)
    return _("under %(n)d") % {"n": SMALL} if count is None else writing.number(count)


def shared(of: Figures, name: str) -> str:
    """Write a count with its share and the interval of that."""
    count, ends = of.count(name), of.interval(name)
    if count is None or ends is None:
        return counted(of, name) if of.concerned else writing.NOTHING
    low, high = (writing.number(round(end)) for end in ends)
    return f"{writing.number(count)} ({percent(of.share(name))}; {low}–{high})"


def percent(share: float | None) -> str:
    """Write a share in whole per cent."""
    return writing.NOTHING if share is None else f"{writing.number(round(share))} %"


def days(of: Figures) -> str:
    """Write the median of the days that answers took."""
    if "days" in of.hidden:
        return _("under %(n)d answers") % {"n": SMALL}
    return writing.number(of.median_days)


def by_unit(of: Taken, names: Mapping[str, str]) -> charts.Ranges:
    """Draw the share that answered in each unit, with how sure it is."""
    rows = [
        charts.Range(
            names.get(path, path) or _("(no unit)"),
            round(value),
            round(ends[0]),
            round(ends[1]),
            note=_("%% of %(n)s") % {"n": writing.number(unit.concerned)},
        )
        for path, unit in of.units.items()
        if (value := unit.share("answered")) is not None
        and (ends := unit.interval("answered")) is not None
    ]
    most = max((row.value for row in rows), default=0)
    least = min((row.value for row in rows), default=0)
    said = _("From %(least)s to %(most)s have answered, by unit.") % {
        "least": percent(least),
        "most": percent(most),
    }
    return charts.Ranges(
        said if rows else _("Nobody is concerned yet."),
        rows,
        title=_("Unit"),
        value=_("Answered, in per cent"),
        note=_("People"),
        also=(0, 100),
        decimals=0,
    )


def over_time(plans: list[Taken]) -> charts.Line:
    """Draw the shares of one plan after the other, the earliest first."""
    said = _(
        "Shares of those concerned, plan by plan; the bands are 95 per cent intervals."
    )
    series = [
        charts.Series(titles()[name], [_point(each, name) for each in reversed(plans)])
        for name in PEOPLE
        if name != "opened"
    ]
    return charts.Line(said, series, title=_("Plan"))


def _point(of: Taken, name: str) -> charts.Point:
    told = of.whole.share(name), *(of.whole.interval(name) or (None, None))
    shares = [None if each is None else round(each, 1) for each in told]
    return charts.Point(of.plan.name, *shares)
