"""The environment of a site on this machine for its own user: secrets made once, folders in `.balai`."""

from collections.abc import Mapping
from pathlib import Path

from config.launch.folders import secret

DEFAULT_PORT = 8000


def environment(environ: Mapping[str, str], folder: Path, servers: Mapping[str, str]) -> dict[str, str]:
    """Return the caller's environment with what it lacks filled in; what it names stays as it is."""
    port = port_of(environ)
    ours = {
        "SITE_URL": f"http://localhost:{port}",
        "SECRET_KEY": secret(folder / "secrets" / "secret-key"),
        "DEMONSTRATION": "1",
        "CLOCK_SHIFTABLE": "1",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONUNBUFFERED": "1",
    }
    named = {name: value for name, value in environ.items() if value or name not in ours}
    return {**ours, **named, **servers, "DJANGO_SETTINGS_MODULE": "config.settings"}


def port_of(environ: Mapping[str, str]) -> int:
    """Return the port of `PORT=`; raise SystemExit when it is no port."""
    text = environ.get("PORT") or str(DEFAULT_PORT)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SystemExit(f"PORT={text} is no port: give a number from 1 to 65535, for example PORT=8080.")
    return int(text)


# Values with which a real site would pass Django's own check for production.
PRODUCTION_EXAMPLE = {
    "SITE_URL": "https://balai.example",
    "SECRET_KEY": "an-example-of-a-key-long-enough-to-be-taken-for-a-real-one-0123456789",
    "DEMONSTRATION": "0",
    "CLOCK_SHIFTABLE": "0",
    "MAIL_URL": "smtp://mail.balai.example:25",
}
_TEST = {
    "SITE_URL": "http://localhost:8000",
    "SECRET_KEY": "only-for-tests",
    "DEMONSTRATION": "1",
    "CLOCK_SHIFTABLE": "1",
    "MAIL_URL": "",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}


def test_environment(environ: Mapping[str, str], servers: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a test run, the same everywhere, whatever the caller's or `.env` says."""
    return {**environ, **_TEST, **servers}
