"""Two plans of the small city, planners who work on them, and a desk."""

import pytest
from tests.web.placement.conftest import city, done, files, make, plan, register
from tests.web.placement.desk.conftest import desk, run_desk

from tepat_web.accounts.access import Role
from tepat_web.placement import scenarios
from tepat_web.placement.desk import client
from tepat_web.workshop import actions

__all__ = ["city", "desk", "done", "files", "make", "plan", "register", "run_desk"]


@pytest.fixture
def browser(city, client_of):
    return client_of(city.planner)


@pytest.fixture
def colleague(user_with):
    return user_with(Role.PLANNER)


@pytest.fixture
def draft(city):
    return actions.make(by=city.planner, name="Rotasi hemat", scenario=scenarios.USUAL)


@pytest.fixture
def opened(desk, plan):
    """The plan, open on the desk."""
    assert client.opened(plan, patience=30)["state"] == "answered"
    return plan
