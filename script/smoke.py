"""Try a demo that runs: it is well, and everyone it names can sign in as it says.

    python script/smoke.py demo/.env OUTPUT-OF-THE-DEMO

Waits until the site opens. Ends with 1, and says why, where something is not as it
should be.
"""

from __future__ import annotations

import http.cookiejar
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from code_app import code_at

PATIENCE = 300.0  # seconds until the site is open
ROLES = 10
SIGN_IN, SECOND = "/akun/login/", "/akun/2fa/authenticate/"
# As the demo writes them: user name, password, key.
WAY_IN = re.compile(
    r"^  (\w+) +([a-z0-9]{4}(?:-[a-z0-9]{4}){3})  ([A-Z2-7]{16}) ", re.M
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Wrong(Exception):
    """Something is not as it should be."""


def told(file: Path) -> dict[str, str]:
    """Return the settings in a file, which may not be there yet."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return dict(line.split("=", 1) for line in lines if "=" in line)


def wait_for(file: Path) -> str:
    """Wait until the site of the settings is well, and return its address."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        site = f"http://{told(file).get('TEPAT_LISTEN', '')}"
        try:
            with urllib.request.urlopen(f"{site}/sehat/", timeout=5):  # noqa: S310
                return site
        except (OSError, ValueError):
            time.sleep(0.5)
    raise Wrong(f"The site was not well within {PATIENCE:.0f} seconds.")


class Browser:
    """Asks for pages of one site, and remembers its cookies."""

    def __init__(self, site: str) -> None:
        self.site = site
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar)
        )

    def open(self, path: str, data: bytes | None = None) -> tuple[str, str]:
        """Return a page, and the path under which it was found in the end."""
        try:
            with self._opener.open(f"{self.site}{path}", data, timeout=30) as answer:
                found = urllib.parse.urlsplit(answer.url).path
                return str(answer.read().decode()), found
        except urllib.error.HTTPError as error:
            raise Wrong(f"{path} answered {error.code}.") from error

    def fill(self, path: str, **form: str) -> str:
        """Fill in the form of a page; return the path to which that led."""
        page, _ = self.open(path)
        token = TOKEN.search(page)
        if token is None:
            raise Wrong(f"{path} has no form.")
        told = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **form})
        _, found = self.open(path, told.encode())
        return found


def sign_in(site: str, name: str, password: str, key: str) -> None:
    """Sign in with both factors.

    Raises:
        Wrong: if that does not lead to the front page.
    """
    browser = Browser(site)
    found = browser.fill(SIGN_IN, login=name, password=password)
    if found == SECOND:
        found = browser.fill(SECOND, code=code_at(key, time.time()))
    if found != "/":
        raise Wrong(f"{name} came to {found} instead of the front page.")


def main() -> int:
    """Try the site whose settings the command line names."""
    if len(sys.argv) != 3:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    try:
        site = wait_for(Path(sys.argv[1]))
        time.sleep(1)  # the ways in are written once the site has answered
        ways = WAY_IN.findall(Path(sys.argv[2]).read_text("utf-8"))
        if len(ways) != ROLES:
            raise Wrong(f"The demo named {len(ways)} ways in instead of {ROLES}.")
        for way in ways:
            sign_in(site, *way)
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print(f"{site}: well, and {len(ways)} people can sign in with both factors.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
