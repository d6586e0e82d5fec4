"""Every setting of a node. Secure with nothing set; only development loosens it."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from ledfyr.config import environment as env
from ledfyr.config.mail import *  # noqa: F403  (one file, one subject: e-mail)
from ledfyr.config.sign_in import *  # noqa: F403  (one file, one subject: sign-in)

BASE_DIR = Path(__file__).resolve().parents[2]
WEB_DIR = BASE_DIR / "ledfyr" / "web"

LEDFYR_DEVELOPMENT = env.flag("LEDFYR_DEVELOPMENT")
LEDFYR_DOOR = env.choice("LEDFYR_DOOR", ("public", "casework"), "casework")
LEDFYR_COUNTRY = env.text("LEDFYR_COUNTRY", "SE")
LEDFYR_VAR = env.folder("LEDFYR_VAR", BASE_DIR / "var")
LEDFYR_KEY_DIRECTORY = env.folder("LEDFYR_KEY_DIRECTORY", LEDFYR_VAR / "keys")

DEBUG = False
SECRET_KEY = env.secret(LEDFYR_KEY_DIRECTORY / "secret.key")
ALLOWED_HOSTS = env.names("LEDFYR_HOSTS", "localhost,127.0.0.1")
CSRF_TRUSTED_ORIGINS = env.names("LEDFYR_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "ledfyr.apps.access",
    "ledfyr.apps.screening",
    "ledfyr.apps.service_directory",
    "ledfyr.apps.cases",
    "ledfyr.apps.referrals",
    "ledfyr.apps.statistics",
    "ledfyr.web.parts",
]

if LEDFYR_DOOR == "casework":
    INSTALLED_APPS += ["allauth", "allauth.account", "allauth.mfa"]

PUBLIC_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]
CASEWORK_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ledfyr.web.casework.access.no_copies.NoCopiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ledfyr.web.casework.access.languages.ChosenLanguageMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ledfyr.web.casework.access.two_factor.TwoFactorMiddleware",
    "ledfyr.web.casework.access.viewer.ViewerMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]
MIDDLEWARE = PUBLIC_MIDDLEWARE if LEDFYR_DOOR == "public" else CASEWORK_MIDDLEWARE
ROOT_URLCONF = f"ledfyr.config.urls_{LEDFYR_DOOR}"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(WEB_DIR.glob("**/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "ledfyr.web.parts.forms.PageRenderer"

DATABASES = {
    "default": dj_database_url.parse(
        env.text("LEDFYR_DATABASE_URL", f"sqlite:///{LEDFYR_VAR / 'ledfyr.sqlite3'}"),
        conn_max_age=None,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; "
            "PRAGMA cache_size=-20000; PRAGMA secure_delete=ON;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "access.Staff"

LANGUAGE_CODE = "en"
CASEWORK_LANGUAGES = [("en", "English"), ("sv", "Svenska")]
PUBLIC_LANGUAGES = [
    *CASEWORK_LANGUAGES,
    ("bg", "Български"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("et", "Eesti"),
    ("fi", "Suomi"),
    ("is", "Íslenska"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("nb", "Norsk bokmål"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("uk", "Українська"),
]
LANGUAGES = PUBLIC_LANGUAGES if LEDFYR_DOOR == "public" else CASEWORK_LANGUAGES
LOCALE_PATHS = [BASE_DIR / "ledfyr" / "locale"]
USE_I18N = True
FORMAT_MODULE_PATH = ["ledfyr.web.parts.formats"]
USE_TZ = True
TIME_ZONE = env.text("LEDFYR_TIME_ZONE", "Europe/Stockholm")

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("LEDFYR_STATIC_ROOT", BASE_DIR / "static_collected")
STATICFILES_DIRS = sorted(WEB_DIR.glob("**/static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

SECURE_SSL_REDIRECT = not LEDFYR_DEVELOPMENT
if env.flag("LEDFYR_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if LEDFYR_DEVELOPMENT else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LEDFYR_DEVELOPMENT
SECURE_REFERRER_POLICY = "no-referrer" if LEDFYR_DOOR == "public" else "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LEDFYR_DEVELOPMENT
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["ledfyr.web.parts.uploads.OnlyInMemory"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_content": {"()": "ledfyr.config.quiet_logs.WithoutContent"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["no_content"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False}
    },
}

LEDFYR_QUICK_EXIT = env.text("LEDFYR_QUICK_EXIT", "https://www.wikipedia.org/")
"""The harmless page that replaces a public page when somebody leaves in a hurry."""

LEDFYR_SPOKEN_LANGUAGES = env.names(
    "LEDFYR_SPOKEN_LANGUAGES",
    "sv,en,da,de,et,fi,is,lt,lv,nb,pl,ro,ru,uk,bg,ar,vi,th,es,fr,sq,sr,hu",
)
"""Languages offered when a consent or a need is recorded; codes that Django knows."""

LEDFYR_CASE_YEARS_KEPT = env.number("LEDFYR_CASE_YEARS_KEPT", 5)
"""Years a closed case is kept before its keys are destroyed: the operator's rule."""

LEDFYR_REFERRAL_KEPT_DAYS = env.number("LEDFYR_REFERRAL_KEPT_DAYS", 180)
"""Days that a referral is kept after its answer before its key is destroyed."""

LEDFYR_UPLOAD_MEGABYTES = env.number("LEDFYR_UPLOAD_MEGABYTES", 10)
"""How large a document may be, in megabytes; held in memory until it is sealed."""

LEDFYR_RELEASES_FOLDER = env.folder("LEDFYR_RELEASES_FOLDER", LEDFYR_VAR / "releases")
"""Where released figures lie as files. The casework side writes them; the public side
only reads, and on another host gets a copy of this folder."""
