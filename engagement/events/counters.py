"""The live numbers of an event."""

from engagement.participation.choices import Mode

HALL = "hall"
"""People with a seat in the hall, companions included; its ceiling is the number of seats, 0 where there is no hall."""
ONLINE = "online"
"""People who will be online."""
CAME = "came"
"""Persons known to have come."""

OF_MODE = {Mode.HALL: HALL, Mode.ONLINE: ONLINE}
