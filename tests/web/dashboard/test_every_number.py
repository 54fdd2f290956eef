"""Every number on the page has a way down, and what it leads to makes the number."""

import re
from io import BytesIO

import lxml.html
import openpyxl
import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import override
from tests.web.dashboard.conftest import approve, told_plan

from tepat_web.accounts.access import Role
from tepat_web.dashboard.figures import Way
from tepat_web.performance.models import TrainingOffer
from tepat_web.snapshots.models import Computed
from tepat_web.training.models import Course

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r"[−+-]?\d[\d.,]*")
ACROSS = 0.051  # a figure is told with one decimal


def read(text, language):
    """A number as it is written in a language."""
    point, groups = (",", ".") if language == "id" else (".", ",")
    plain = text.replace("−", "-").rstrip(".,").replace(groups, "")
    return float(plain.replace(point, "."))


def first(node, language):
    found = NUMBER.search(node.text_content())
    assert found, node.text_content()
    return read(found[0], language)


def opened(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200, address
    return answer, lxml.html.fromstring(answer.content.decode())


class Walk:
    """One reader in one language, and the lists that were looked at."""

    def __init__(self, client, language):
        self.client, self.language, self.known = client, language, {}
        client.cookies["tepat_language"] = language

    def makes(self, address):
        """What the list at an address makes, worked out from all of its pages."""
        if address not in self.known:
            place = resolve(address.partition("?")[0])
            of = f"{place.namespace}:{place.url_name}"
            self.known[address] = {
                "dashboard:behind": self.rows,
                "dashboard:classes": self.count,
                "training:index": self.count,
                "dashboard:taken": self.taken,
                "acceptance:index": self.taken,
            }[of](address)
        return self.known[address]

    def pages(self, address):
        while address:
            answer, page = opened(self.client, address)
            yield answer, page
            following = page.xpath("//nav[@class='pager']//a[@rel='next']/@href")
            address = address.partition("?")[0] + following[0] if following else ""

    def rows(self, address):
        cells, figure = [], None
        for answer, page in self.pages(address):
            figure, fields = answer.context["figure"], answer.context["listed"].fields
            assert answer.context["made"].day and page.xpath("//h1")
            at = [each.name for each in fields].index(figure.column or fields[0].name)
            with override(self.language):
                title = str(figure.title)
            for row in page.xpath("//table[caption=$t]/tbody/tr", t=title):
                cells.append(row.xpath("./th|./td")[at].text_content().strip())
        if "?" not in address:
            self.exports(len(cells), figure)
        if figure.way is Way.COUNT:
            return len(cells)
        values = [abs(read(each, self.language)) for each in cells if each != "–"]
        return sum(values) / (len(values) if figure.way is Way.MEAN else 1)

    def exports(self, count, figure):
        url = reverse("dashboard:export", args=[figure.name])
        content = self.client.get(url).content
        (sheet,) = openpyxl.load_workbook(BytesIO(content)).worksheets
        told = [row for row in sheet.iter_rows(values_only=True) if row[0] is not None]
        assert len(told) >= count

    def count(self, address):
        return sum(
            len(page.xpath("//table//tbody/tr[.//a[contains(@href, '/pelatihan/')]]"))
            for _answer, page in self.pages(address)
        )

    def taken(self, address):
        """Every count of the last line: the sum of its column where all is told."""
        _answer, page = opened(self.client, address)
        (table,) = page.xpath("//table[tfoot]")
        totals = [
            NUMBER.search(each.text_content()) for each in table.xpath("./tfoot/tr/*")
        ]
        for at, total in enumerate(totals):
            column = [
                row[at].text_content().strip() for row in table.xpath("./tbody/tr")
            ]
            counts = [NUMBER.match(each) for each in column]
            if total and at and all(counts):
                summed = sum(read(each[0], self.language) for each in counts)
                if at < len(totals) - 1 or "median" not in page.text_content().lower():
                    assert read(total[0], self.language) == summed, column
        return {read(each[0], self.language) for each in totals if each}

    def page(self, address="/dasbor/"):
        """Follow every number of the page; return how many there were."""
        _answer, page = opened(self.client, address)
        (area,) = page.xpath("//div[@class='figures']")
        seen = 0
        for stat in area.xpath(".//div[contains(@class, 'stat')]"):
            seen += self.stat(stat)
        for row in area.xpath(".//table//tbody/tr"):
            seen += self.row(row)
        self.nothing_else(area)
        lead = page.xpath("//main//header//*[contains(@class, 'lead')]")
        for each in lead:
            if found := NUMBER.search(each.text_content()):
                (step,) = page.xpath("//main//a[contains(@class, 'primary')]/@href")
                assert read(found[0], self.language) == self.makes(step)
        return seen

    def stat(self, stat):
        figure = stat.xpath(".//*[@class='figure']")[0]
        if not NUMBER.search(figure.text_content()):
            assert stat.xpath(".//*[@class='note']"), "says why there is none"
            return 0
        (address,) = stat.xpath(".//a/@href")
        value, made = first(figure, self.language), self.makes(address)
        title = stat.text_content()
        if isinstance(made, set):
            assert value in made, title
        else:
            assert value == pytest.approx(made, abs=ACROSS), title
        for note in stat.xpath(".//*[@class='note'][span]"):
            self.change(note, address, value)
        return 1

    def change(self, note, address, value):
        """A change is what the list makes now against what it made that day."""
        if address.startswith("/dasbor/kelas"):
            year = re.search(r"20\d\d", note.text_content())[0]
            before = self.makes(f"{address}?tahun={year}")
        elif address.startswith("/dasbor/") and "penerimaan" not in address:
            _answer, page = opened(self.client, address)
            earlier = page.xpath("//a[starts-with(@href, '?hasil=')]/@href")[1]
            before = self.makes(address + earlier)
        else:
            return  # shares of plans: the list has them beside one another
        said = note.text_content()
        change = 0 if "=" in said else read(NUMBER.search(said)[0], self.language)
        assert change == pytest.approx(value - before, abs=2 * ACROSS)

    def row(self, row):
        links = row.xpath(".//td//a")
        for link in links:  # how people were rated, now and before
            made = self.makes(link.get("href"))
            assert first(link, self.language) == made, row.text_content()
        if links:
            return len(links)
        (address,) = row.xpath("./th/a/@href")  # a unit with its index
        answer, page = opened(self.client, address)
        ikm = row.xpath("./td")[0].text_content()
        told = answer.context["told"]
        assert ikm in page.xpath("//main")[0].text_content()
        points = [each for each in told.elements[1]["points"] if each is not None]
        assert read(ikm, self.language) == pytest.approx(
            sum(points) / len(points), abs=0.011
        )
        assert answer.context["sheets"] <= told.unit["n"]
        return 1

    def nothing_else(self, area):
        """Numbers outside of figures and rows are of a source, or lead there."""
        for text in area.xpath(".//text()[re:test(., '\\d')]", namespaces=RE):
            inside = text.getparent().iterancestors()
            around = [text.getparent(), *inside]
            classes = " ".join(each.get("class", "") for each in around).split()
            tags = {each.tag for each in around}
            assert {"stat", "source", "spread"} & set(classes) or tags & {
                "tr",
                "svg",
            }, text


RE = {"re": "http://exslt.org/regular-expressions"}


def more_days():
    """What was computed once before, with a class of this year and one of the last."""
    for kind in ("fit", "gaps", "performance", "survey", "outlook"):
        latest = Computed.objects.filter(kind=kind).order_by("-pk")[0]
        number, earlier = latest.pk, latest
        earlier.pk, earlier.job, earlier.day = None, None, "2025-03-01"
        earlier.save()
        again = Computed.objects.get(pk=number)
        again.pk, again.job = None, None
        again.save()


@pytest.fixture
def busy(city):
    """The city with plans, classes and earlier results."""
    for number in (1, 2):
        told_plan(city, number, accept=12 * number)
    offer = TrainingOffer.objects.all()[0]
    for state, day in (
        ("open", "2026-12-01"),
        ("done", "2026-02-01"),
        ("done", "2025-05-01"),
    ):
        Course.objects.create(
            offer=offer, name="Kelas", starts=day, ends=day, state=state
        )
    more_days()
    return city


# With what is listed of the whole city and of one agency, in each language.
READERS = [
    ("mayor", "en", 20),
    ("officer", "id", 15),
    ("head", "en", 15),
    ("service", "id", 6),
]


@pytest.mark.parametrize(("who", "language", "least"), READERS)
def test_each_number_of_the_page_is_made_by_what_it_leads_to(
    busy, client_of, user_with, who, language, least
):
    by = user_with(Role.SERVICE) if who == "service" else getattr(busy, who)
    client = client_of(by)
    assert Walk(client, language).page() >= least


def test_who_plans_is_shown_the_figures_of_the_mayor(busy, client_of):
    told = [
        " ".join(page.xpath("//div[@class='figures']")[0].text_content().split())
        for _answer, page in (
            opened(client_of(each), "/dasbor/") for each in (busy.mayor, busy.planner)
        )
    ]
    assert told[0] == told[1]


def test_a_list_tells_an_earlier_day_only_of_the_same_question(busy, client_of):
    mayor = client_of(busy.mayor)
    other = Computed.objects.filter(kind="survey")[0]
    assert mayor.get("/dasbor/kursi-kosong/", {"hasil": other.pk}).status_code == 404
    assert mayor.get("/dasbor/kursi-kosong/", {"hasil": "x"}).status_code == 404
    assert mayor.get("/dasbor/tidak-ada.xlsx").status_code == 404
    head = client_of(busy.head)
    assert head.get("/dasbor/unit/1000000/").status_code == 404


def test_a_figure_of_nought_has_an_empty_list_that_says_so(city, client_of):
    latest = Computed.objects.filter(kind="outlook").order_by("-pk")[0]
    latest.day = "1990-01-01"  # nobody retires within a year of that
    latest.save()
    said = client_of(city.mayor).get("/dasbor/pensiun-1-tahun/").content.decode()
    assert "angkanya nol" in said


def test_the_sums_for_everybody_are_those_of_the_table_that_they_lead_to(city):
    approve(city.planner)
    page = lxml.html.fromstring(Client().get("/kota/").content.decode())
    stats = page.xpath("//div[contains(@class, 'stat')]")
    assert len(stats) == 2
    for at, stat in enumerate(stats, start=1):
        (address,) = stat.xpath(".//a/@href")
        (table,) = page.xpath(f"//*[@id='{address[1:]}']")
        cells = [row[at].text_content() for row in table.xpath(".//tbody/tr")]
        told = [read(each, "id") for each in cells if "kurang" not in each]
        assert first(stat.xpath(".//*[@class='figure']")[0], "id") == sum(told)


def test_the_head_counts_answers_and_learns_nobody_s(city, client_of):
    told_plan(city, 1, accept=12)
    head = client_of(city.head)
    said = head.get("/dasbor/penerimaan/").content.decode()
    assert "12 (40" in said
    for few in (3, 28, 30):  # hardly anybody, all but a few, all
        told_plan(city, few, accept=few)
        answer = head.get("/dasbor/penerimaan/")
        page = lxml.html.fromstring(answer.content.decode())
        totals = page.xpath("//table//tfoot/tr/*")
        assert NUMBER.search(totals[-1].text_content())[0] == "5"  # "under 5"
        card = head.get("/dasbor/").context["taken"]["cards"][3]
        assert card.value is None and card.note
    assert "000000000000000001" not in said
    assert client_of(city.mayor).get("/dasbor/penerimaan/").status_code in (403, 404)
    assert client_of(city.officer).get("/dasbor/penerimaan/").status_code in (403, 404)
