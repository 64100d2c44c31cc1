"""How often one may report: loosely by the network, strictly by who is signed in."""

from datetime import datetime, timedelta

from accounts.models import Person
from core.limits import Allowance, spend

# A hall shares one address, so that is limited loosely.
BY_SOURCE = Allowance("report_source", times=60, per=timedelta(minutes=10))
BY_PERSON = Allowance("report_person", times=30, per=timedelta(hours=1))


def spend_report(person: Person | None, source: str, now: datetime) -> None:
    """Count one report by a person, or by a visitor from `source`, an address of the network. Raises TooManyTries."""
    if person is not None:
        spend(BY_PERSON, key=str(person.pk), now=now)
    else:
        spend(BY_SOURCE, key=source, now=now)
