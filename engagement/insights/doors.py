"""Who may open the desk."""

from functools import wraps

from django.http import Http404
from django.http.response import HttpResponseBase

from accounts.doors import View, signed_in
from accounts.requests import PersonRequest


def desk(view: View) -> View:
    """Coordinators and administrators; for everyone else the desk is not there."""

    @signed_in
    @wraps(view)
    def door(request: PersonRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.person.powers.is_staff:
            raise Http404
        return view(request, *args, **kwargs)

    return door
