"""What a browser without scripts would send of a form as it stands."""

from __future__ import annotations

from html.parser import HTMLParser


class _Fields(HTMLParser):
    """Collects the fields of the forms that change something."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[str, list[str]] = {}
        self.is_inside = False
        self.select = self.area = ""

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        name, value = told.get("name") or "", told.get("value") or ""
        if tag == "form":
            is_own = "data-sign-out" not in told and "languages" not in told.get(
                "class", ""
            )
            self.is_inside = told.get("method") == "post" and is_own
        elif not self.is_inside or "csrf" in name:
            return
        elif tag == "input" and name:
            is_box = told.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in told:
                self._add(name, value)
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in told:
            self._add(self.select, value)
        elif tag == "textarea":
            self.area = name
            self._add(name, "")

    def handle_data(self, data):
        if self.area:
            self.told[self.area][-1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            # The first line break after the tag is not part of the text.
            self.told[self.area][-1] = self.told[self.area][-1].removeprefix("\n")
            self.area = ""

    def _add(self, name: str, value: str) -> None:
        self.told.setdefault(name, []).append(value)


def filled(answer) -> dict[str, object]:
    """Return what the form on a page would send."""
    fields = _Fields()
    fields.feed(answer.content.decode())
    return {
        name: values[0] if len(values) == 1 else values
        for name, values in fields.told.items()
    }
