"""Every setting of the site; each variable of the environment is read once, here."""

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from config import build, embedded, logs

ROOT = Path(__file__).resolve().parent.parent


def _text(name: str, default: str) -> str:
    """The variable `name`, or `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def _switch(name: str, *, default: bool) -> bool:
    """The variable `name` read as yes or no."""
    word = _text(name, "yes" if default else "no").lower()
    if word in {"1", "yes", "true", "on"}:
        return True
    if word in {"0", "no", "false", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {word!r}; write yes or no")


def _words(name: str, default: str) -> list[str]:
    """The variable `name` as words separated by commas."""
    return [word.strip() for word in _text(name, default).split(",") if word.strip()]


def _secret(name: str, path: Path) -> str:
    """The variable `name`, else a random one kept in the file `path`, made on first use."""
    if given := _text(name, ""):
        return given
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(0o600)
        draft.write_text(secrets.token_urlsafe(48))
        # Of two processes starting at once one links first, whole; the other reads what that one wrote.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def _database(url: str) -> dict[str, object]:
    """Django's connection settings from postgresql://user:secret@host:port/name?host=/socket/folder."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "periplus",
        "HOST": query.get("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or query.get("port", "")),
        "USER": unquote(parts.username or "") or query.get("user", ""),
        "PASSWORD": unquote(parts.password or ""),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"application_name": "periplus"},
    }


HOME = Path(_text("PERIPLUS_HOME", str(ROOT / ".local"))).absolute()
ADDRESSES = embedded.addresses()

# -- what it is made of -------------------------------------------------------------------------
DEBUG = _switch("PERIPLUS_DEBUG", default=False)
# What pages are made of: a page that a browser has kept is good until this or the catalogue changes.
BUILD = "" if DEBUG else build.digest(ROOT)
SECRET_KEY = _secret("PERIPLUS_SECRET_KEY", HOME / "secret-key")
ALLOWED_HOSTS = _words("PERIPLUS_HOSTS", "localhost,127.0.0.1,[::1]")
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "landscape",
    "devstats",
    "django_htmx",
    "config.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
]
MIDDLEWARE = [
    "config.health.middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "landscape.api.public.middleware",
    "config.private.middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "landscape.context.note",
                "config.context.signing_in",
            ],
        },
    },
]

# -- where it keeps things ------------------------------------------------------------------------
DATABASES = {"default": _database(_text("DATABASE_URL", ADDRESSES.database_url))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = _text("REDIS_URL", ADDRESSES.redis_url)
# Addresses of people are kept only as hashes; the salt stays with this site and must not change.
EMAIL_HASH_SALT = _secret("PERIPLUS_EMAIL_SALT", HOME / "email-salt")

# The form of a SIG with all its subprojects has some 6,000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# -- what it sends --------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = Path(_text("PERIPLUS_STATIC", str(HOME / "static")))
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = DEBUG
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Behind HTTPS (a proxy that sets X-Forwarded-Proto) cookies and redirects are strict; on the loopback
# address of a first run there is no certificate, so it is off unless said.
HTTPS = _switch("PERIPLUS_HTTPS", default=False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = _words("PERIPLUS_ORIGINS", "")

# -- who may sign in ------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "steward"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "UserAttributeSimilarityValidator")
]
ACCOUNT_ADAPTER = "config.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
# Five wrong passwords of one name, or thirty tries from one address: then one waits. Each process of the web
# server counts for itself.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
# Of the addresses that a proxy adds to X-Forwarded-For the last one is true.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
# -- how it speaks --------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True
LOGGING = logs.configuration(level=_text("PERIPLUS_LOG", "info"))
