"""Every setting of the site: secrets and hosts from the environment, the rest here. `.env.example` explains each."""

import sys
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from celery.schedules import crontab
from django.utils.csp import CSP
from environs import Env
from whitenoise.compress import Compressor

from config import logs
from config.api_settings import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401  # settings of the API, kept beside

ROOT = Path(__file__).resolve().parent.parent.parent
env = Env()
env.read_env(str(ROOT / ".env"), recurse=False)

TESTING = "pytest" in sys.modules
DEBUG = False

# What kind of site this is
DEMONSTRATION = env.bool("DEMONSTRATION", False)
CLOCK_SHIFTABLE = env.bool("CLOCK_SHIFTABLE", TESTING)
SECRET_KEY: str = env.str("SECRET_KEY", "only-for-tests") if TESTING else env.str("SECRET_KEY")
SITE_URL = env.str("SITE_URL", "http://localhost:8000").rstrip("/")
_site = urlsplit(SITE_URL)
SITE_HOST = _site.hostname or "localhost"
HTTPS = _site.scheme == "https"
ALLOWED_HOSTS = [SITE_HOST, *env.list("ALLOWED_HOSTS", [])]
if not HTTPS:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# The rooms, from the ground up
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "core.apps.CoreConfig",
    "places.apps.PlacesConfig",
    "accounts.apps.AccountsConfig",
    "engagement.activities.apps.ActivitiesConfig",
    "engagement.help.apps.HelpConfig",
    "engagement.participation.apps.ParticipationConfig",
    "engagement.desk.apps.DeskConfig",
    "engagement.events.apps.EventsConfig",
    "engagement.voices.apps.VoicesConfig",
    "engagement.consultations.apps.ConsultationsConfig",
    "engagement.campaigns.apps.CampaignsConfig",
    "engagement.corridors.apps.CorridorsConfig",
    "engagement.insights.apps.InsightsConfig",
    "notifications.engine.apps.EngineConfig",
    "notifications.inbox.apps.InboxConfig",
    "notifications.rules.apps.RulesConfig",
    "notifications.hooks.apps.HooksConfig",
    "config.demonstration.apps.DemonstrationConfig",
    "config.apps.ConfigConfig",
]

MIDDLEWARE = [
    "config.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.compression.TextCompressionMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.api_doors.TokenSessionMiddleware",
    "accounts.middleware.PersonMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "core.form_rendering.BalaiRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

# Data
DATABASES = {"default": env.dj_db_url("DATABASE_URL", "postgresql://balai@127.0.0.1:5432/balai")}
DATABASES["default"] |= {
    "CONN_HEALTH_CHECKS": True,
    "CONN_MAX_AGE": env.int("DATABASE_CONNECTION_SECONDS", 60),
    "OPTIONS": {"connect_timeout": 5},
}
REDIS_URL = env.str("REDIS_URL", "redis://127.0.0.1:6379/0")
CACHES = {
    # For allauth's limits only: they must hold when Redis is away.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(timedelta(days=60).total_seconds())

# Who comes in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backend.UserWithPersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/me/"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "accounts.forms.PasswordSignInForm", "signup": "accounts.forms.SignupForm"}
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.signup_fields.SignupFields"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _site.scheme
# A hall shares one Wi-Fi and a country one carrier's address: limits by address are loose, those by e-mail strict.
ACCOUNT_RATE_LIMITS = {
    "signup": "600/m/ip",
    "login": "600/m/ip",
    "login_failed": "600/m/ip,5/300s/key",
    "request_login_code": "600/m/ip,3/m/key",
    "reset_password": "600/m/ip,5/m/key",
}
# Digits only: typed on the number pad of any phone. Eight of them, three tries.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Balai"
MFA_TOTP_TOLERANCE = 1
HEADLESS_ENABLED = True
HEADLESS_ADAPTER = "accounts.headless_adapter.HeadlessAdapter"

# Doors and windows
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = False  # the proxy does it
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if TRUSTED_PROXY := env.str("PROXY_SCHEME_HEADER", ""):
    SECURE_PROXY_SSL_HEADER = (TRUSTED_PROXY, "https")
# The proxy redirects to https; other hosts under the same domain are not ours to bind to HSTS.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}

# Words and hours
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English"), ("ar", "العربية")]
LANGUAGE_CODE = "id"
LOCALE_PATHS = [ROOT / "platform" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", ROOT / ".balai" / "static")
MEDIA_ROOT = env.path("MEDIA_ROOT", ROOT / ".balai" / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (
    *Compressor.SKIP_COMPRESS_EXTENSIONS,
    "map",
)  # half a minute for nobody
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700

# Mail
MAIL_URL = env.str("MAIL_URL", "")
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", f"Balai <balai@{SITE_HOST}>")
# Who mails about sensitive activities are from: a bare address, no name that tells whoever looks over a shoulder.
MAIL_DISCREET_FROM = env.str(
    "MAIL_DISCREET_FROM", parseaddr(env.str("MAIL_FROM", ""))[1] or f"messages@{SITE_HOST}"
)
# Mails a minute that the server takes from all workers together; 0: as many as there are
MAIL_RATE = env.int("MAIL_RATE", 0)
if MAIL_URL:
    _mail = env.dj_email_url("MAIL_URL")
    MAILERS = {
        "default": {
            "BACKEND": "notifications.channels.smtp.SmtpBackend",
            "OPTIONS": {
                "host": _mail["EMAIL_HOST"],
                "port": _mail["EMAIL_PORT"] or 25,
                "username": _mail["EMAIL_HOST_USER"],
                "password": _mail["EMAIL_HOST_PASSWORD"],
                "use_tls": _mail["EMAIL_USE_TLS"],
                "use_ssl": _mail["EMAIL_USE_SSL"],
                "timeout": 20,
            },
        }
    }
elif DEMONSTRATION:
    MAILERS = {"default": {"BACKEND": "config.demonstration.post_box.PostBoxBackend"}}
else:
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
if TESTING:
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}

# The bell
REMINDER_LEASE_SECONDS = env.int(
    "REMINDER_LEASE_SECONDS", 60
)  # after so long a dead sender's message is free again
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "UTC"
CELERY_TASK_ACKS_LATE = False  # tasks are hints: losing one costs seconds, never a message
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "visibility_timeout": 300,
    "max_retries": 0,  # without it a hint waits six seconds for a broker that is away
}
CELERY_TASK_PUBLISH_RETRY = False  # a request never waits for Redis
CELERY_BEAT_SCHEDULE = {
    "tidy": {"task": "core.tasks.tidy", "schedule": crontab(hour="19", minute="20")},
    "seats": {
        "task": "engagement.events.tasks.see_to_seats",
        "schedule": crontab(minute="*"),
        "options": {"expires": 55},
    },
    "sweep-rosters": {"task": "engagement.events.tasks.sweep_rosters", "schedule": crontab(minute="17")},
    "tidy-drafts": {
        "task": "engagement.consultations.tasks.tidy_drafts",
        "schedule": crontab(hour="19", minute="25"),
    },
    "seals": {
        "task": "engagement.consultations.tasks.close_seals",
        "schedule": crontab(minute="*"),
        "options": {"expires": 55},
    },
    "ring": {
        "task": "notifications.engine.tasks.ring",
        "schedule": crontab(minute="*"),
        "options": {"expires": 55},
    },
    "hooks": {
        "task": "notifications.hooks.tasks.look",
        "schedule": crontab(minute="*"),
        "options": {"expires": 55},
    },
}

# Webhooks: to public addresses only; a test sets it for a server of its own, on the loopback and without TLS.
HOOKS_MAY_STAY_INSIDE = False

# What is written down of the site's own running
LOGGING = logs.configure("WARNING" if TESTING else "INFO")
