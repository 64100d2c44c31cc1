"""The signature of a delivery, and the secret it is made with.

Header `Balai-Signature: t=<seconds since 1970>,v1=<hex>`, where v1 is HMAC-SHA256 with the secret over `<t>.<body>`.
The receiver makes the same, compares in constant time, and refuses a `t` that is more than five minutes off.
"""

import hashlib
import hmac
from base64 import b32encode

from django.conf import settings

from notifications.hooks.models import Hook

HEADER = "Balai-Signature"


def secret_of(hook: Hook) -> str:
    """Made from the site's key and the hook's epoch, so that no copy of the database holds it; 32 bytes in base 32."""
    made = hmac.new(
        settings.SECRET_KEY.encode(), f"balai.hook\0{hook.code}\0{hook.epoch}".encode(), hashlib.sha256
    )
    return "whsec_" + b32encode(made.digest()).decode().rstrip("=").lower()


def signature(secret: str, body: str, *, at: int) -> str:
    """The value of the header for a body that goes out at this moment (seconds since 1970)."""
    signed = hmac.new(secret.encode(), f"{at}.{body}".encode(), hashlib.sha256)
    return f"t={at},v1={signed.hexdigest()}"
