"""An identity provider for one test, as a program of its own on the loopback.

Usage: ``provider.py FOLDER CALLBACK``. Prints its port and serves until it is ended.
``/as/<name>`` signs the browser in as one of PEOPLE.
"""

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

# Name, address, whether it is verified, and the NIP that the provider vouches for.
PEOPLE = [
    ("alamat", "siti@kota.example", True, ""),
    ("nip", "lain@kota.example", False, "199001012015031002"),
    ("belum-terbukti", "siti@kota.example", False, ""),
    ("asing", "asing@kota.example", True, ""),
    ("dua-orang", "budi@kota.example", True, "198512312010012003"),
    ("ditutup", "tutup@kota.example", True, ""),
]


def key():
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def configure(folder):
    settings.configure(
        SECRET_KEY="only for this test",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        SESSION_COOKIE_NAME="provider",
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": Path(folder) / "provider.sqlite3",
            }
        },
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                    ]
                },
            }
        ],
        IDP_OIDC_PRIVATE_KEY=key(),
        IDP_OIDC_ADAPTER=f"{__name__}.Adapter",
    )
    django.setup()


def fill(callback):
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for name, email, verified, _nip in PEOPLE:
        user = User.objects.create(username=name, email=email)
        EmailAddress.objects.create(
            user=user, email=email, verified=verified, primary=True
        )
    client = Client(
        id="tepat",
        name="Tepat",
        scopes="openid\nprofile\nemail",
        redirect_uris=callback,
        skip_consent=True,
    )
    client.set_secret("rahasia")
    client.save()


class Quiet(WSGIRequestHandler):
    def log_message(self, *told):
        """Say nothing: the first line of the output is the port."""


if __name__ == "__main__":  # whoever collects tests reads this file too
    configure(sys.argv[1])

    from allauth.idp.oidc.adapter import DefaultOIDCAdapter
    from django.contrib.auth import login
    from django.contrib.auth.models import User
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse
    from django.urls import include, path

    class Adapter(DefaultOIDCAdapter):
        def get_claims(self, purpose, user, client, scopes, **more):
            claims = super().get_claims(purpose, user, client, scopes, **more)
            nips = {name: nip for name, _email, _verified, nip in PEOPLE}
            if nip := nips[user.username]:
                claims["nip"] = nip
            return claims

    def sign_in(request, name):
        user = User.objects.get(username=name)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return HttpResponse(name)

    urlpatterns = [
        path("as/<str:name>", sign_in),
        path("accounts/", include("allauth.urls")),
        path("", include("allauth.idp.urls")),
    ]

    fill(sys.argv[2])
    with make_server(
        "127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet
    ) as server:
        print(server.server_port, flush=True)
        server.serve_forever()
