"""What happens to every request of who is, or is not, signed in."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


class ChosenLanguage:
    """Speak the language the person chose; Indonesian until then.

    The browser's own wish is not read: an office computer set to English would
    otherwise show English to people who never asked for it.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = {code for code, _ in settings.LANGUAGES}
        chosen = [
            request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
            getattr(request.user, "language", ""),
            settings.LANGUAGE_CODE,
        ]
        language = next(each for each in chosen if each in known)
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SecondFactor:
    """Send who changes or decides to setting up a second factor, before all else."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)
