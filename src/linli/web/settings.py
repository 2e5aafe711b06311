"""All settings. Those an operator may change come from the environment: docs/guide/en/page.md."""

from pathlib import Path
from typing import Literal

from csp.constants import NONE, SELF

import linli
from linli.web.accounts.demo import demo
from linli.web.accounts.email import mailbox
from linli.web.accounts.sms import sender
from linli.web.shared import environment
from linli.web.shared.databases import database, sqlite
from linli.web.shared.home import home, secret_key

LINLI_HOME = home()
DEBUG = environment.flag("LINLI_DEBUG", default=False)
SECRET_KEY = environment.text("LINLI_SECRET_KEY", "") or secret_key(LINLI_HOME)
ALLOWED_HOSTS = environment.names("LINLI_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
HTTPS = environment.flag("LINLI_HTTPS", default=False)
DEMO = demo(wanted=environment.flag("LINLI_DEMO", default=False), hosts=ALLOWED_HOSTS)
"""Whether anybody may enter as one of the demo people; never where others can come in."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "linli.web.plans",
    "linli.web.matters",
    "linli.web.charter",
    "linli.web.people",
    "linli.web.actors",
    "linli.web.estates",
    "linli.web.journal",
    "linli.web.accounts",
    "linli.web.shared",
    # After ours, so that a page of ours stands before one of theirs.
    "django.contrib.admin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "linli.web.shared.request_log.LogRequests",
    "linli.web.shared.headers.SetHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "linli.web.shared.limits.LimitBytes",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "linli.web.shared.limits.LimitForms",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "linli.web.people.middleware.KnowTheHand",
    "linli.web.shared.middleware.AskRights",
    "linli.web.accounts.middleware.AskSecondFactor",
]

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "estates"
PIN_FINDER = "linli.web.people.finding.find_by_door"
"""(door, name) -> the people whom these may mean."""
HOLDS_OFFICE = "linli.web.people.standing.holds_office"
"""person -> whether they hold an office and so, as the operator does, need a second factor."""
PROXY_LIMIT = "linli.web.charter.proxies.most"
"""(estate, day) -> for how many owners one person may vote there on that day."""

# Signing in: decision 0084. Limits are per account; a meeting hall sits behind one address.
ACCOUNT_ADAPTER = "linli.web.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = ACCOUNT_LOGIN_BY_CODE_FORMAT
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60  # seconds; finding one's glasses takes a while
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "600/m/ip,5/15m/key",
    "request_login_code": "60/m/ip,3/10m/key,12/d/key",
    "confirm_contact": "3/10m/key,12/d/key,20/h/user",
    "prove": "5/15m/user",
    "set_up": "30/m/ip",
}
MFA_ADAPTER = "linli.web.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "600/m/ip"}
MFA_TOTP_TOLERANCE = 1  # periods of 30 s before and after, for phones whose clock is off
MFA_TOTP_ISSUER = "Linli 邻里"

RIGHTS = "linli.web.charter.rules.answer"
RIGHTS_OF_OTHERS: dict[str, Literal["own", "open"]] = {"django.views.i18n": "open"}
"""Views that are not ours, by the beginning of their module: what they need."""

STANDING = "linli.web.charter.introduction.words"
"""(hand, estate or None, moment) -> as what somebody is there, in words for the frame."""

ROOT_URLCONF = "linli.web.urls"
WSGI_APPLICATION = "linli.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "linli.web.shared.frame.frame",
                "linli.web.people.frame.frame",
            ]
        },
    }
]

DATABASE = environment.text("LINLI_DATABASE", "")
DATABASES = {"default": database(DATABASE) if DATABASE else sqlite(LINLI_HOME / "linli.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Of the database, as a limit counted in each process is none; a migration of accounts makes it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "linli_cache",
        # Above Django's 300: beyond it counts that still hold are thrown away, a way round them.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = {"zh": "zh-hans", "en": "en"}[environment.one_of("LINLI_LANG", "zh", ("zh", "en"))]
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [Path(linli.__file__).parent / "locale"]
TIME_ZONE = environment.text("LINLI_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

STATIC_URL = "/static/"
# The page is served from the installed package; there is nothing to collect first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300  # seconds

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

UPLOAD_MEGABYTES = environment.whole("LINLI_UPLOAD_MB", 50, 1, 500)
DOCUMENT_MEGABYTES = environment.whole("LINLI_DOCUMENT_MB", 20, 1, 200)
FORMS_A_MINUTE = environment.whole("LINLI_FORMS_A_MINUTE", 120, 1, 1_000_000)
DATA_UPLOAD_MAX_NUMBER_FILES = 10
UPLOADS = LINLI_HOME / "uploads"
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(UPLOADS)},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SESSION_COOKIE_AGE = 12 * 3600  # seconds, of a session that also ends with the browser
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

_MAILBOX = mailbox(environment.text("LINLI_EMAIL", ""))
EMAIL_OFFERED = _MAILBOX is not None
EMAIL_BACKEND = "django.core.mail.backends.{}.EmailBackend".format("smtp" if _MAILBOX else "dummy")
if _MAILBOX:
    EMAIL_HOST, EMAIL_PORT = _MAILBOX.host, _MAILBOX.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAILBOX.user, _MAILBOX.password
    EMAIL_USE_SSL, EMAIL_USE_TLS = _MAILBOX.ssl, _MAILBOX.starttls
    DEFAULT_FROM_EMAIL = _MAILBOX.sender
EMAIL_TIMEOUT = 20  # seconds
SMS_SENDER = sender(environment.text("LINLI_SMS", ""))

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # a watcher on this computer comes without TLS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0  # a year
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Preloading binds a whole domain for years; that is for its owner to ask, not for a program.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# To the terminal that `linli serve` runs in; nothing about who looked at what: shared/logs.py.
LOG_ADDRESSES = environment.flag("LINLI_LOG_ADDRESSES", default=False)
LOG_FORM = {"plain": "Plain", "json": "Json"}[
    environment.one_of("LINLI_LOG", "plain", ("plain", "json"))
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": f"linli.web.shared.logs.{LOG_FORM}"}},
    "filters": {"ours_or_amiss": {"()": "linli.web.shared.logs.OursOrAmiss"}},
    "handlers": {
        "terminal": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["ours_or_amiss"],
        }
    },
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "linli": {"level": "INFO"},
        "django": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},  # the line of the request says the rest
        "django_tasks": {"level": "ERROR"},
        "django_tasks_db": {"level": "ERROR"},
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "linli.web.shared.logs.Bare"
