"""The front page of each role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tepat_web.accounts.guard import signed_in


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what the person has to do next."""
    return render(request, "portal/home.html")
