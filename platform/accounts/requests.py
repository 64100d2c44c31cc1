"""Requests as our middleware hands them on: with the person who asks."""

from django.http import HttpRequest

from accounts.models import Person, User


class VisitorRequest(HttpRequest):
    """Anyone's request: `person` is None for a visitor."""

    person: Person | None


class PersonRequest(VisitorRequest):
    """The request of somebody who has signed in (behind `accounts.doors.signed_in`)."""

    person: Person
    user: User
