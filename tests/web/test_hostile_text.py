"""The one sign that no database takes is refused before any page reads it."""

from collections import defaultdict

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.test_matrix import addresses, arguments

pytestmark = pytest.mark.django_db
OF_PROGRAMS = "/api/"  # tests/web/api asks the same of these
SAMPLE = defaultdict(lambda: 1, sheet="jabatan")


@pytest.mark.parametrize("method", ["get", "post"])
def test_nul_in_a_query_or_a_form_is_refused_at_every_address(method):
    browser = Client(raise_request_exception=False)
    wrong = []
    for name, view, names in addresses():
        address = reverse(name, kwargs=arguments(name, names, SAMPLE))
        # Strangers' forms look how long a body is before they read it.
        reads_itself = method == "post" and getattr(view, "csrf_exempt", False)
        if address.startswith(OF_PROGRAMS) or reads_itself:
            continue
        status = getattr(browser, method)(address, {"q": "a\0b"}).status_code
        if status != 400:
            wrong.append((address, status))
    assert not wrong, "\n".join(map(str, wrong))


def test_an_address_with_nul_names_nothing():
    assert Client().get("/belajar/sertifikat/A%00B/").status_code == 404


def test_the_refusal_says_what_to_do_in_the_reader_s_language(client_of, user_with):
    user = user_with()
    for language, said in (("id", "ketik sendiri"), ("en", "and type it")):
        user.language = language
        user.save()
        answer = client_of(user).get("/", {"q": "\0"})
        assert answer.status_code == 400 and said in answer.content.decode()
