"""Every address of ours says who may open it; every permission is held and used."""

import ast
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.accounts.meaning import PERMISSIONS, ROLES

WEB = Path(__file__).parents[2] / "src" / "tepat_web"
# Open to strangers, each with its reason.
PUBLIC = {
    "administration.invitation_views.accept": "who is invited has no account yet",
    "administration.invitation_views.choose": "who is invited has no account yet",
    "administration.views.language": "the sign-in page has both languages too",
    "api.docs.index": "how the API is called is no secret",
    "api.docs.room": "how the API is called is no secret",
    "api.door.nothing_here": "it only says that nothing is there",
    "complaints.views_open.data": "figures that tell of nobody",
    "complaints.views_public.check": "citizens have no account",
    "complaints.views_public.figures": "figures that tell of nobody",
    "complaints.views_public.send": "citizens have no account",
    "consultation.views_open.all_public": "plans that the planner opened to everybody",
    "consultation.views_open.everybody": "a plan in the open: counts, and no person",
    "dashboard.views.everybody": "how the city stands; no person, no small count",
    "learning.views_certificate.check": "anybody may hold a certificate in hand",
    "learning.views_certificate.one": "who has its code may ask whether it is genuine",
    "satisfaction.views_open.data": "indices of units, none of fewer than five sheets",
    "snapshots.rule_views.norms": "the numbers of the law are no secret",
    "snapshots.rule_views.rules": "people should know the rules",
    "standards.views_public.index": "what citizens may expect is for citizens",
    "standards.views_public.service": "what citizens may expect is for citizens",
    "standards.views_public.unit": "what citizens may expect is for citizens",
    "survey.views_public.fill_in": "citizens have no account",
    "survey.views_public.thanks": "citizens have no account",
    "config.health.health": "machines ask; strangers learn yes or no",
}


def called(view):
    return f"{view.__module__.removeprefix('tepat_web.')}.{view.__name__}"


def views(patterns=None, route=""):
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        path = f"{route}{each.pattern}"
        if isinstance(each, URLPattern):
            if each.callback.__module__.startswith("tepat_web"):
                yield path, each.callback
        else:
            yield from views(each.url_patterns, path)


ALL = [pytest.param(view, id=path or "/") for path, view in views()]


@pytest.mark.parametrize("view", ALL)
def test_a_view_says_who_may_open_it(view):
    assert hasattr(view, "permissions"), "guard it: require, signed_in or public"
    if view.permissions is None:
        assert called(view) in PUBLIC
    else:
        assert set(view.permissions) <= set(Permission)


def test_nothing_is_listed_as_public_that_is_not():
    there = {called(view) for _, view in views() if view.permissions is None}
    assert there == PUBLIC.keys()


def asked_for():
    """Permissions that some guard, action, query or table of sheets names."""
    return {
        node.attr
        for file in WEB.rglob("*.py")
        if file.name not in ("access.py", "meaning.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value) in ("P", "Permission")
    }


@pytest.mark.parametrize("permission", Permission)
def test_a_permission_is_held_by_a_role_used_and_explained(permission):
    assert any(permission in MAY[role] for role in Role)
    assert permission.name in asked_for()
    assert PERMISSIONS[permission]


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_something_and_is_explained(role):
    assert MAY[role]
    assert ROLES[role]
