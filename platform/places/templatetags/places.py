"""Places on a page, in the reader's language."""

from django import template

from places.models import Place
from places.names import chain

register = template.Library()


@register.simple_tag
def place_chain(place: Place) -> str:
    """`{% place_chain role.place %}`: "Kota Semarang, Jawa Tengah"; no query after `with_chain()`."""
    return chain(place)
