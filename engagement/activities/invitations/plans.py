"""Whom an organiser invites and whom an agency sends, as forms and the API hand it to services."""

from dataclasses import dataclass

from accounts.models import Organisation
from engagement.activities.choices import Invitee


@dataclass(frozen=True, kw_only=True)
class Guest:
    """One to be invited: by `email`, or the group of the site itself. Without `seats` a person comes herself."""

    name: str
    email: str = ""
    seats: int | None = None
    organisation: Organisation | None = None

    @property
    def invitee(self) -> Invitee:
        if self.organisation:
            return Invitee.GROUP
        return Invitee.PERSON if self.seats is None else Invitee.AGENCY


@dataclass(frozen=True, kw_only=True)
class Named:
    """One whom an agency sends: a name, for nobody writes to her."""

    name: str
