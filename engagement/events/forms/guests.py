"""Forms of whoever registers without an account."""

from typing import Any

from engagement.activities.forms import CalledField
from engagement.events.forms.registrations import RegistrationForm


class GuestRegistrationForm(RegistrationForm):
    """What a registration asks, and how she is called."""

    called = CalledField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["called", "party_size", "mode"])
