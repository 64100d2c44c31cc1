"""How fast a provider is written to: one row that all senders share, judged by the database's clock."""

from django.db import connection

from notifications.channels.channel import Channel

# No more than a second's worth is handed out at once, so that what is urgent waits no longer behind what is not.
_HANDED_OUT_IN_A_MINUTE = 60
# A minute's worth takes so many seconds: what was handed out may be sent up to a second later, and still no minute
# of the provider's holds more than the rate.
_SECONDS = 61

_TAKE = """
INSERT INTO engine_rate AS rate (channel, free_at)
VALUES (%(channel)s, (SELECT core_now()) + make_interval(secs => %(takes)s))
ON CONFLICT (channel) DO UPDATE SET free_at = excluded.free_at
WHERE rate.free_at <= (SELECT core_now())
RETURNING 1
"""

_GIVE_BACK = "UPDATE engine_rate SET free_at = free_at - make_interval(secs => %s) WHERE channel = %s"

_PAUSE = "SELECT extract(epoch FROM free_at - core_now()) FROM engine_rate WHERE channel = %s"


def take(channel: Channel, most: int) -> int:
    """How many of `most` letters may go to its provider now; 0: none before `pause` is over."""
    if not channel.rate:
        return most
    share = min(most, _share(channel.rate))
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"channel": channel.name, "takes": share * _gap(channel.rate)})
        return share if cursor.fetchone() else 0


def give_back(channel: Channel, unused: int) -> None:
    """What was handed out and not sent is free for others at once."""
    if channel.rate and unused:
        with connection.cursor() as cursor:
            cursor.execute(_GIVE_BACK, [unused * _gap(channel.rate), channel.name])


def pause(channel: Channel) -> float:
    """Seconds until a letter may go; 0 when it may now."""
    if not channel.rate:
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute(_PAUSE, [channel.name])
        row = cursor.fetchone()
    return max(0.0, float(row[0])) if row else 0.0


def _share(rate: int) -> int:
    return max(1, rate // _HANDED_OUT_IN_A_MINUTE)


def _gap(rate: int) -> float:
    """Seconds of the provider's time that one letter takes."""
    return _SECONDS / max(1, rate - _share(rate))
