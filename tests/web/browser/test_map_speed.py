"""The position map of ten thousand seats: how soon it stands, how smoothly it moves.

The peers need minutes for such a chart. Ours: the first picture within a second, and
while it is panned 95 of 100 frames within 33 ms, without a graphics card.
"""

import time

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.browser import city
from tests.web.browser.picture import PAINTED

from tepat_web.accounts.access import Role

pytestmark = pytest.mark.slow

PEOPLE = 10_000
FIRST_PAINT = 1_000  # ms, from asking for the page
ATTEMPTS = 3  # of which the best counts: the machine may be busy with something else
FRAME = 33.4  # ms; two frames of a screen that shows 60 a second
SERVER = 0.3  # s, the page alone

PAN = """async (scale) => {
  const canvas = document.getElementById('peta-kanvas');
  const box = canvas.getBoundingClientRect();
  const frame = () => new Promise(requestAnimationFrame);
  canvas.setPointerCapture = () => {};
  const send = (kind, x, y) => canvas.dispatchEvent(new PointerEvent(kind, {
    pointerId: 1, pointerType: 'mouse', button: 0, buttons: 1, bubbles: true,
    clientX: box.left + x, clientY: box.top + y }));
  const took = [];
  let last = await frame();
  send('pointerdown', 500, 250);
  for (let step = 1; step <= 30; step += 1) {
    send('pointermove', 500 - 300 * Math.sin(step / 5), 250 + 180 * Math.sin(step / 3));
    const now = await frame();
    took.push(now - last);
    last = now;
  }
  send('pointerup', 500, 250);
  return took.sort((a, b) => a - b);
}"""


@pytest.fixture
def planner(db, user_with, client_of) -> Client:
    city.build(PEOPLE)
    return client_of(user_with(Role.PLANNER))


def p95(took):
    return took[int(len(took) * 0.95)]


def best(measure, enough):
    """The least of a few measurements, as soon as one is small enough."""
    least = measure()
    for _ in range(ATTEMPTS - 1):
        if least < enough:
            break
        least = min(least, measure())
    return least


def test_the_map_of_ten_thousand_stands_at_once_and_moves_smoothly(
    planner, browse, django_assert_max_num_queries
):
    address = reverse("organisation:map")
    planner.get(address)  # templates are read once per process
    with django_assert_max_num_queries(10):
        planner.get(address)

    def served():
        begun = time.perf_counter()
        planner.get(address)
        return time.perf_counter() - begun

    assert best(served, SERVER) < SERVER
    page = browse(planner)

    def painted():
        page.goto(f"http://localhost{address}")
        return page.evaluate(PAINTED)

    assert best(painted, FIRST_PAINT) < FIRST_PAINT

    def frame():
        return p95(page.evaluate(PAN))

    page.focus("#peta-kanvas")
    assert best(frame, FRAME) < FRAME  # the city, folded
    page.keyboard.press("l")
    page.keyboard.press("l")  # 600 units, every position drawn
    page.wait_for_timeout(600)
    assert best(frame, FRAME) < FRAME  # from afar
    for _ in range(11):
        page.keyboard.press("+")
    page.wait_for_timeout(100)
    assert best(frame, FRAME) < FRAME  # near enough to read
