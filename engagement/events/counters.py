"""The live numbers of an event."""

from engagement.participation.choices import Mode

HALL = "hall"
"""People with a seat in the hall, companions and offered seats included; its ceiling is the number of seats, 0 where
there is no hall."""
ONLINE = "online"
"""People who will be online, in the same way; its ceiling is the number of places there."""
WAITING_HALL, WAITING_ONLINE = "waiting_hall", "waiting_online"
"""People on the waiting list, companions included."""
QUEUE = "queue"
"""The last number given on the waiting list."""
CAME = "came"
"""Persons known to have come."""

ALL = (HALL, ONLINE, WAITING_HALL, WAITING_ONLINE, QUEUE, CAME)
OF_MODE = {Mode.HALL: HALL, Mode.ONLINE: ONLINE}
WAITING_OF_MODE = {Mode.HALL: WAITING_HALL, Mode.ONLINE: WAITING_ONLINE}
