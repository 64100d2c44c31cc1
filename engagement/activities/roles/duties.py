"""What goes along when a role is handed over; `config.composition.ROLE_DUTIES` lists who answers."""

from collections.abc import Callable
from functools import cache

from django.utils.module_loading import import_string

from accounts.models import Person
from engagement.activities.choices import Role
from engagement.activities.models import Activity

Duty = Callable[[Activity, Role, Person, Person], None]
"""(activity, role, from, to): moves what waits on her in this role; called in the transaction of the handing over."""


def pass_on(activity: Activity, role: Role, giver: Person, taker: Person) -> None:
    """Everything that waits on `giver` in this role waits on `taker` from now on."""
    for duty in _duties():
        duty(activity, role, giver, taker)


@cache
def _duties() -> list[Duty]:
    return [import_string(path) for path in import_string("config.composition.ROLE_DUTIES")]
