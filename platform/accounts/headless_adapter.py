"""How allauth's headless API shows a login: by its person's code and chosen name, never by a number."""

from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from allauth.headless.adapter import DefaultHeadlessAdapter

from accounts.models import User
from accounts.selectors import person_of


@dataclass(frozen=True)
class ShownUser:
    """allauth's own four fields; `id` is the code of the person."""

    id: str | None = field(metadata={"description": "The code of the person.", "example": "3kq7m2zt9a"})
    display: str = field(metadata={"description": "The name to be called by.", "example": "Wati"})
    email: str | None = field(metadata={"description": "The e-mail address.", "example": "wati@example.org"})
    has_usable_password: bool = field(
        metadata={"description": "Whether a password is set.", "example": False}
    )


class HeadlessAdapter(DefaultHeadlessAdapter):
    def get_user_dataclass(self) -> Any:  # Any: allauth takes whatever dataclass it is
        return ShownUser

    def user_as_dataclass(self, user: User) -> ShownUser:
        person = person_of(user)
        return ShownUser(
            id=person.code if person else None,
            display=person.called if person else "",
            email=EmailAddress.objects.get_primary_email(user) if user.pk else None,
            has_usable_password=user.has_usable_password(),
        )
