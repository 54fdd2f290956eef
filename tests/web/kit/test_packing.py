"""Static files go over the line packed, and are what they were."""

import gzip

import pytest
from django.contrib.staticfiles import finders

# The end of a request looks whether the connection to the database is still good.
pytestmark = pytest.mark.django_db
SHEET = "kit/tepat.css"


@pytest.fixture
def plain():
    with open(finders.find(SHEET), "rb") as file:
        return file.read()


def asked(client, **headers):
    told = client.get(f"/static/{SHEET}", headers=headers)
    body = told.getvalue()
    told.close()
    return told, body


@pytest.mark.parametrize("accepts", ["gzip", "br, gzip;q=0.5", "gzip, deflate"])
def test_a_stylesheet_is_packed_for_who_can_unpack_it(client, plain, accepts):
    for _each in range(2):  # the second time it is remembered
        told, body = asked(client, accept_encoding=accepts)
        assert told.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in told.headers["Vary"]
        assert int(told.headers["Content-Length"]) == len(body) < len(plain) / 3
        assert gzip.decompress(body) == plain


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0", "gzip;q=0.0, br"])
def test_others_get_it_as_it_is(client, plain, accepts):
    told, body = asked(client, accept_encoding=accepts)
    assert "Content-Encoding" not in told.headers
    assert body == plain
    assert "Accept-Encoding" in told.headers["Vary"], "for a cache between"


def test_a_part_of_a_file_is_a_part_of_the_file_itself(client, plain):
    told, body = asked(client, accept_encoding="gzip", range="bytes=0-9")
    assert told.status_code == 206
    assert body == plain[:10]


def test_who_has_it_is_told_so(client):
    since = asked(client, accept_encoding="gzip")[0].headers["Last-Modified"]
    told, body = asked(client, accept_encoding="gzip", if_modified_since=since)
    assert told.status_code == 304
    assert body == b""
