"""Django's settings. What differs between offices comes from the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from . import environment

HERE = Path(__file__).resolve().parents[1]

DEMO = environment.truth("DEMO")
DEBUG = environment.truth("DEBUG")
# `tepat serve` and every command that writes refuse to start without a key of their
# own; this one serves checks, migrations and tests, and is forgotten at once.
SECRET_KEY = environment.text("SECRET_KEY") or get_random_secret_key()
LEDGER_KEY = environment.ledger_key(SECRET_KEY)
ALLOWED_HOSTS = environment.hosts()
CSRF_TRUSTED_ORIGINS = environment.words("ORIGINS")
IS_HTTPS = environment.truth("HTTPS")

INSTALLED_APPS = [
    "tepat_web.kit",
    "tepat_web.accounts",
    "tepat_web.ledger",
    "tepat_web.api",
    "tepat_web.administration",
    "tepat_web.organisation",
    "tepat_web.analysis",
    "tepat_web.workforce",
    "tepat_web.performance",
    "tepat_web.publicservice",
    "tepat_web.snapshots",
    "tepat_web.register",
    "tepat_web.imports",
    "tepat_web.needs",
    "tepat_web.placement",
    "tepat_web.documents",
    "tepat_web.wishes",
    "tepat_web.workshop",
    "tepat_web.consultation",
    "tepat_web.objections",
    "tepat_web.decisions",
    "tepat_web.acceptance",
    "tepat_web.agreements",
    "tepat_web.evaluations",
    "tepat_web.feedback",
    "tepat_web.assessments",
    "tepat_web.training",
    "tepat_web.learning",
    "tepat_web.curricula",
    "tepat_web.calibration",
    "tepat_web.cycles",
    "tepat_web.impact",
    "tepat_web.growth",
    "tepat_web.standards",
    "tepat_web.survey",
    "tepat_web.complaints",
    "tepat_web.satisfaction",
    "tepat_web.dashboard",
    "tepat_web.portal",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "ninja",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tepat_web.kit.packing.PackedFiles",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tepat_web.accounts.middleware.ChosenLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tepat_web.kit.storable.StorableText",
    "tepat_web.accounts.middleware.SecondFactor",
    "tepat_web.accounts.middleware.RefusedForms",
]
ROOT_URLCONF = "tepat_web.config.urls"
WSGI_APPLICATION = "tepat_web.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tepat_web.portal.context.page",
            ],
        },
    },
]

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FILES = environment.files(DATABASES["default"])
FORM_TEMPLATES = environment.text("TEMPLATES")  # a folder of the city's own; or blank
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "tepat_cache",  # shared by all processes: sign-in attempts count
        # With few entries, guessing at many names would push out what was counted.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # What may be a minute old costs no question to the database.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # How often strangers send. Never in the database: a hash of an address beside a
    # time would tell, to who has the key, which computer sent something. With few
    # entries, many addresses would push out what was counted.
    "counts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "counts",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Who is it? --------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:home"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
ACCOUNT_ADAPTER = "tepat_web.accounts.adapter.Accounts"
SOCIALACCOUNT_ADAPTER = "tepat_web.accounts.adapter.SingleSignOn"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation has proved the address already
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_FORMS = {
    "login": "tepat_web.accounts.forms.SignIn",
    "add_email": "tepat_web.accounts.forms.NewAddress",
    "reset_password": "tepat_web.accounts.forms.Forgotten",
}
ACCOUNT_SESSION_REMEMBER = False  # offices share computers
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_CHANGE_EMAIL = True  # one address each; a new one counts once it is proved
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody fills strangers' mailboxes through us
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Tepat] "
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",  # a whole office may share one address
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
}
SITE_PROCESSES = environment.site_processes()  # each counts strangers by itself
# Months after the end of a complaint in which it is kept who sent it: as long as they
# may come back to it.
COMPLAINT_MONTHS = environment.number("COMPLAINT_MONTHS", 12)
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("PROXIES", 0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Tepat"
MFA_ADAPTER = "tepat_web.accounts.second_factor.SecondFactors"
MFA_TOTP_TOLERANCE = 1  # phones' clocks
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up, so nobody can squat on an address
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS
SOCIALACCOUNT_ONLY = False
OIDC_NIP_CLAIM = environment.text("OIDC_NIP_CLAIM", "nip")
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}
}
if environment.text("OIDC_SERVER"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "sso",
            "name": environment.text("OIDC_NAME", "SSO"),
            "client_id": environment.text("OIDC_CLIENT"),
            "secret": environment.text("OIDC_SECRET"),
            "settings": {"server_url": environment.text("OIDC_SERVER")},
        }
    )

# --- What a browser may do with our pages ------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *environment.words("OIDC_SERVER")],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # asked by machines inside, too
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a bulk edit of many rows is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- Language and time -------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "tepat_language"
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

# --- Files that never change -------------------------------------------------------
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # straight from the rooms: nothing is collected

# --- Mail --------------------------------------------------------------------------
# Where the site is, for links in mails.
ADDRESS = environment.address()
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "tepat@localhost")
EMAIL_HOST = environment.text("MAIL_HOST", "localhost")
EMAIL_PORT = environment.number("MAIL_PORT", 25)
EMAIL_HOST_USER = environment.text("MAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("MAIL_PASSWORD")
EMAIL_USE_TLS = environment.truth("MAIL_TLS")
EMAIL_TIMEOUT = 10  # seconds; a mail server that is away holds nobody up
if folder := environment.text("MAIL_FOLDER"):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = folder

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "tepat_web.config.logs.Discreet",
            "format": "%(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    # It warns whenever it is told to stop.
    "loggers": {"django_tasks_db": {"level": "ERROR"}},
}
