"""Who was reminded of a promise; `config.composition.PLEDGE_REMINDED` says who knows: messages lie above this room."""

from django.db.models import Exists
from django.utils.module_loading import import_string


def was_reminded() -> Exists:
    """Of promises: whether a message about one of hers went out, as part of the query that reads them."""
    found: Exists = import_string(import_string("config.composition.PLEDGE_REMINDED"))()
    return found
