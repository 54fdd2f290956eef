"""Filters and tags of every page: writing, charts, and parts used in two places."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from tepat_web.kit import explained, writing
from tepat_web.kit.charts import Figure
from tepat_web.kit.tables import Column, Row

register = template.Library()

for write in (
    writing.number,
    writing.signed,
    writing.day,
    writing.moment,
    writing.duration,
    writing.nip,
    writing.sign,
    writing.verdict_word,
    writing.written,
):
    register.filter(write.__name__, write)


register.filter("explained", explained.linked)


@register.filter
def against(
    row: Row | Sequence[object], columns: Sequence[Column]
) -> list[tuple[Column, object]]:
    """Pair the cells of a row with their columns.

    Raises:
        ValueError: if there are more of one than of the other.
    """
    cells = row.cells if isinstance(row, Row) else row
    return list(zip(columns, cells, strict=True))


@register.inclusion_tag("_components/chart.html")
def chart(figure: Figure) -> dict[str, Figure]:
    """Draw a figure under its statement, with its table one click away."""
    return {"figure": figure}


class Remember(template.Node):
    """Renders a part once and keeps it under a name for the rest of the page."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Keep the part, which its own rendering has escaped; show nothing."""
        context[self.name] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308
        return mark_safe("")


@register.tag
def remember(parser: Parser, token: Token) -> Remember:
    """``{% remember name %}…{% endremember %}``, for a block used in two places.

    Raises:
        TemplateSyntaxError: unless one name is given.
    """
    bits = token.split_contents()
    if len(bits) != 2:
        raise template.TemplateSyntaxError("remember takes one name")
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return Remember(bits[1], nodelist)
