"""What happens to every request of who is, or is not, signed in."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect

from .guard import person
from .second_factor import is_open, must_show, way

Answer = Callable[[HttpRequest], HttpResponse]
LOCKED = 5 * 60  # seconds; what settings.ACCOUNT_RATE_LIMITS says of one name


class ChosenLanguage:
    """Speak the language the person chose; Indonesian until then.

    The browser's own wish is not read: an office computer set to English would
    otherwise show English to people who never asked for it. What the account says goes
    before the cookie: the cookie may be that of whoever sat here before.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = {code for code, _ in settings.LANGUAGES}
        chosen = [
            getattr(request.user, "language", ""),
            request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
            settings.LANGUAGE_CODE,
        ]
        language = next(each for each in chosen if each in known)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.answer(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SecondFactor:
    """Keep every page closed to who changes or decides, until a second factor is shown.

    A program gets an answer for programs; a person is led to where the factor is shown
    or set up.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not must_show(request) or (match and is_open(match.view_name)):
            return None
        if request.path.startswith("/api/"):
            return _refusal_for_programs()
        page = way(person(request), request.get_full_path())
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponseClientRedirect(page)
        return HttpResponseRedirect(page)


def _refusal_for_programs() -> JsonResponse:
    told = {
        "type": "about:blank",
        "title": gettext("A second factor is needed"),
        "detail": gettext("Sign in on the site and show your second factor first."),
        "status": HTTPStatus.FORBIDDEN,
    }
    return JsonResponse(
        told, status=HTTPStatus.FORBIDDEN, content_type="application/problem+json"
    )


class RefusedForms:
    """Answer 422 where a page of the sign-in library comes back with errors.

    Where it was refused for too many attempts, it is 429.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        if request.method != "POST" or response.status_code != HTTPStatus.OK:
            return response
        context = response.context_data or {}
        forms = (context.get(name) for name in ("form", "webauthn_form"))
        errors = [form.errors.as_data() for form in forms if form and form.errors]
        if errors:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        codes = {e.code for each in errors for told in each.values() for e in told}
        if "too_many_login_attempts" in codes:
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response.headers["Retry-After"] = str(LOCKED)
        return response
