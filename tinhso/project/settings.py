"""Django's settings: one file; what differs between installations comes from ``env``."""

from __future__ import annotations

from datetime import timedelta

from psycopg.conninfo import conninfo_to_dict

from tinhso.project.env import ROOT, read

ENV = read()
BASE_DIR = ROOT
SECRET_KEY = ENV.secret("django")
IDENTIFIER_KEY = ENV.secret("identifiers")  # keys the HMAC columns in which identifiers are searched
DEBUG = ENV.debug
ALLOWED_HOSTS = ["*"] if ENV.demo or DEBUG else [ENV.base_url.split("//")[-1].split(":")[0]]
CSRF_TRUSTED_ORIGINS = [ENV.base_url]
BASE_URL = ENV.base_url
PROVINCE = ENV.province
LIVE_URL = ENV.live_url

ENGINES = [
    "events", "access", "adapters", "catalog", "directory", "accounts", "files", "signatures", "papers",
    "messages", "calendars", "counters", "payments", "post", "forms", "cases", "clients", "inbox", "indicators",
    "indexes", "disclosures",
]  # fmt: skip
SYSTEMS = ["services", "feedback", "national", "ioc", "articles", "reports"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "tinhso.base",
    "tinhso.ui",
    *(f"tinhso.engines.{code}" for code in ENGINES),
    *(f"tinhso.systems.{code}" for code in SYSTEMS),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tinhso.base.http.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tinhso.ui.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tinhso.engines.accounts.middleware.who_acts",
    "tinhso.base.http.errors_are_sentences",
    "tinhso.base.http.legible",
]

ROOT_URLCONF = "tinhso.project.urls"
WSGI_APPLICATION = "tinhso.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "tinhso.ui.context.page_context",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "tinhso.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "tinhso.ui.forms.Renderer"

_names = conninfo_to_dict(ENV.owner_url if ENV.as_owner else ENV.database_url)
# In a web process the wall stands from the first statement on: without a reader's subjects it shows nothing.
_options = f"-c jit=off -c tinhso.walls={'on' if ENV.walls else 'off'}"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _names.get("dbname", "tinhso"),
        "USER": _names.get("user", ""),
        "PASSWORD": _names.get("password", ""),
        "HOST": _names.get("host", ""),
        "PORT": str(_names.get("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": _options},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["tinhso.engines.accounts.backend.Backend"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_ADAPTER = "tinhso.engines.accounts.vneid.adapter.VneidAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # our sign-in page is the page before; a link also passes form-action
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # accounts are linked by TechID, never by e-mail
SOCIALACCOUNT_REQUESTS_TIMEOUT = 4  # seconds for each of the three questions to VNeID
SOCIALACCOUNT_PROVIDERS = {
    "vneid": {
        "APPS": [
            {
                "provider_id": "vneid",
                "name": "VNeID",
                "client_id": ENV.vneid_client,
                "secret": ENV.vneid_secret,
                "settings": {"server_url": ENV.vneid_url, "token_auth_method": "client_secret_post"},
            }
        ]
    }
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["tinhso.ui.formats"]

STATIC_URL = "/tinh/"
STATIC_ROOT = ENV.data / "static"
STATICFILES_DIRS = [("npm", ROOT / "node_modules")]
STATICFILES_FINDERS = ["tinhso.ui.assets.Finder", "django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tinhso.ui.assets.Storage"},
}
FILES_ROOT = ENV.data / "files"
CLAMD_ADDRESS = ENV.clamd
SIGNATURES_ROOT = ENV.data / "signatures"
TSA_URL = ENV.tsa_url or (f"{ENV.pretend_url}/tsa" if ENV.pretend_url else "")
# A declared limit for every upload; the files engine has narrower ones by kind.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

SESSION_COOKIE_NAME = f"{ENV.instance}_session"
CSRF_COOKIE_NAME = f"{ENV.instance}_csrf"
CSRF_FAILURE_VIEW = "tinhso.engines.accounts.pages.stale.stale"
LANGUAGE_COOKIE_NAME = f"{ENV.instance}_language"
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.base_url.startswith("https")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if ENV.base_url.startswith("https") else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
USE_X_FORWARDED_HOST = ENV.trusted_proxies > 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.trusted_proxies else None

# code -> (address, shared key); without a key no notice of that partner is believed
PARTNERS = {code: ENV.partner(code) for code in ("paygov", "bank", "sms", "mail", "zalo", "post", "national", "civil")}
_ZALO_IS_PRETEND = bool(ENV.pretend_url) and PARTNERS["zalo"][0].startswith(ENV.pretend_url)
ZALO_OAUTH_URL = f"{PARTNERS['zalo'][0] if _ZALO_IS_PRETEND else 'https://oauth.zaloapp.com'}/v4/oa/access_token"

EMAIL_HOST, _, _port = ENV.smtp.partition(":")
EMAIL_PORT = int(_port or 25)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENV.smtp else 'locmem'}.EmailBackend"
SMS_BRAND = ENV.sms_brand
SMS_PLAIN = ENV.sms_plain
DEFAULT_FROM_EMAIL = "khong-tra-loi@tinhso.example"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
