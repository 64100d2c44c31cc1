"""The way to the online meeting: an address of ours that stays while the link behind it changes.

What was mailed or saved to a calendar need not be sent again, and is of no use once its registration is cancelled.
"""

from django.urls import reverse

from core import tokens
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from engagement.participation.choices import Mode

_PURPOSE = "online"


def is_told(registration: Registration) -> bool:
    """Whether its person may have the online link: registered, and to be online."""
    return registration.state == RegistrationState.CONFIRMED and registration.mode == Mode.ONLINE


def path(registration: Registration) -> str:
    """The address that leads to the meeting; whoever has it may go there, as with the link itself."""
    return reverse("events:event-online", args=[tokens.seal(_PURPOSE, registration.code)])


def read(token: str) -> Registration | None:
    """The registration such an address was made for, with its event and activity; None where there is none."""
    try:
        code = tokens.unseal(_PURPOSE, token)
    except tokens.TokenRefused:
        return None
    return Registration.objects.select_related("event__activity").filter(code=code).first()
