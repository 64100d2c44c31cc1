"""What an address of following is about, for whoever may follow it; else 404, as if it were not there."""

from django.http import Http404

from accounts.models import Organisation
from places.models import Place
from places.selectors import by_code


def place(code: str) -> Place:
    """A place of today by its official code."""
    found = by_code(code)
    if found is None:
        raise Http404
    return found


def group(code: str) -> Organisation:
    """A verified group: of others only their members know."""
    found = Organisation.objects.filter(code=code, verified_at__isnull=False).first()
    if found is None:
        raise Http404
    return found
