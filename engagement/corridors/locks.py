"""The lock of every deed in a corridor: its row."""

from engagement.corridors.models import Corridor, Side


def hold(side: Side) -> Side:
    """The side, read anew and held with its corridor against every other deed, until the transaction ends."""
    corridor = Corridor.objects.select_for_update(no_key=True).get(pk=side.corridor_id)
    held = Side.objects.select_related("organisation__place__parent__parent__parent").get(pk=side.pk)
    held.corridor = corridor
    return held
