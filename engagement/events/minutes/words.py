"""The words of minutes as they are kept when the group confirms them."""

from typing import Any

from engagement.events.models import Minutes

POINT = "point"
"""The kind of a point among words that can be reported."""


def words_of(minutes: Minutes) -> dict[str, Any]:  # Any: the shape stands beside `MinutesVersion`
    """Notes, points and decisions of minutes that were read with all that is in them."""
    return {
        "notes": minutes.notes,
        "points": [
            {
                "code": point.contribution.code,
                "item": point.item.title if point.item else "",
                "kind": point.contribution.spoken.kind_of_speaker,
                "text": point.contribution.spoken.text,
            }
            for point in minutes.points.all()
        ],
        "decisions": [
            {
                "text": decision.text,
                "owner": decision.owner,
                "due_on": decision.due_on.isoformat() if decision.due_on else None,
            }
            for decision in minutes.decisions.all()
        ],
    }
