"""Planning, planning again, and sending: to nobody, as Django does, and to a compiled SMTP server."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any

from core import clock
from engagement.activities.models import Activity
from notifications.channels.channel import Letter
from notifications.engine.choices import State
from notifications.engine.models import Attempt, Message
from notifications.engine.planning.replan import ask, plan_chunk
from tests.bench.figures import load_average, machine
from tests.bench.reminders.baseline import one_of_ours
from tests.bench.reminders.data import fill, until_it_is_day
from tests.bench.reminders.processes import send
from tests.bench.reminders.provider import CEILING_BYTES, CompiledSink, NoSink

PEOPLE = 50_000
"""Each is due two reminders: one goes to the null provider, one to the SMTP server."""
BASELINE = 5_000
CEILING = 20_000
PROCESSES = 2

Figures = dict[str, Any]  # Any: goes into JSON as it is


def measure(scale: float) -> Figures:
    """All figures of one run, as they are kept."""
    people = max(40, round(PEOPLE * scale))
    say(f"Registering {people} people")
    clock.shift(until_it_is_day(clock.now()))
    activities = fill(people, now=clock.now())
    found: Figures = {"at": datetime.now(UTC).isoformat(timespec="minutes"), "machine": machine()}
    say(f"Planning {2 * people} messages")
    found["plan"] = _plan(activities)
    say("Planning them again")
    found["plan_again"] = _plan(activities)
    letter = one_of_ours()
    say("Sending to the null provider")
    found["null"] = send("null", letter, processes=PROCESSES).figures()
    clock.shift(timedelta(hours=23, minutes=1))
    try:
        with CompiledSink() as sink:
            _smtp(sink, letter, found, scale)
    except NoSink as missing:
        say(str(missing))
    found["once"] = _is_once(people, to_smtp="smtp" in found)
    found["machine"]["load_average_after"] = load_average()
    return found


def _smtp(sink: CompiledSink, letter: Letter, found: Figures, scale: float) -> None:
    found["sink_ceiling"] = round(sink.ceiling(max(200, round(CEILING * scale))))
    say(f"smtp-sink alone takes {found['sink_ceiling']} mails of {CEILING_BYTES} bytes a second")
    mails = max(40, round(BASELINE * scale / 2))
    say("Sending as Django does, with ours in between")
    first = send("django", letter, processes=1, mail_url=sink.url, mails=mails).figures()
    found["smtp"] = send("smtp", letter, processes=PROCESSES, mail_url=sink.url).figures()
    second = send("django", letter, processes=1, mail_url=sink.url, mails=mails).figures()
    found["django"] = first | {
        "sent": first["sent"] + second["sent"],
        **{name: round((first[name] + second[name]) / 2, 3) for name in ("per_second", "computing")},
    }
    found["of_django"] = round(found["smtp"]["per_second"] / found["django"]["per_second"], 2)


def _plan(activities: Iterable[Activity]) -> Figures:
    """Have everything compared in chunks, as a fact about each activity would."""
    for activity in activities:
        ask(activity.pk)
    began, written = perf_counter(), 0
    while (chunk := plan_chunk(now=clock.now())) is not None:
        written += chunk
    seconds = perf_counter() - began
    return {"written": written, "seconds": round(seconds, 1), "per_second": round(written / seconds, 1)}


def _is_once(people: int, *, to_smtp: bool) -> bool:
    """Whether each was accepted once, at its first attempt."""
    wanted = 2 * people if to_smtp else people
    return (
        Message.objects.filter(state=State.ACCEPTED, repeats=0).count() == wanted
        and Attempt.objects.count() == Attempt.objects.filter(state="accepted").count() == wanted
    )


def say(text: str) -> None:
    print(text, flush=True)
