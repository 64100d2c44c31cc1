"""Requests as views of the API get them: REST framework's, with the person our middleware put on the one inside."""

from rest_framework.request import Request

from accounts.models import Person
from accounts.requests import VisitorRequest


class ApiVisitorRequest(Request):
    """Anyone's request: `person` is None for a visitor; `_request` is the one inside, for what pages and API share."""

    person: Person | None
    LANGUAGE_CODE: str
    _request: VisitorRequest


class ApiRequest(ApiVisitorRequest):
    """The request of somebody who has signed in (behind the permission IsAuthenticated)."""

    person: Person
