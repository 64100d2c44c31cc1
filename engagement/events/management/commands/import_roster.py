"""`manage.py import_roster FILE --event CODE`: show what an attendance list would do; with --go, do it."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from core import clock
from core.sheets import SheetError, read
from engagement.activities.choices import Kind
from engagement.activities.errors import ActivityError
from engagement.activities.selectors import by_code
from engagement.events.roster_import import Plan, Verdict, import_roster, plan_import
from engagement.events.roster_import.forms import usual_mode
from engagement.events.roster_import.limits import LIST_LIMITS
from engagement.events.roster_import.refused import refused_xlsx
from engagement.participation.choices import Mode

WORDS = {
    Verdict.NEW: gettext_lazy("new"),
    Verdict.KNOWN: gettext_lazy("known here"),
    Verdict.ALREADY: gettext_lazy("marked already"),
    Verdict.ABSENT: gettext_lazy("did not come"),
}


class Command(BaseCommand):
    help = "Import who came to an event from an attendance list (.xlsx or .csv). Without --go nothing is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--event", required=True, help="The event's code, the last ten characters of its address."
        )
        parser.add_argument(
            "--by", default="", help="E-mail address of whoever imports; else the operator does."
        )
        parser.add_argument(
            "--mode", choices=Mode.values, help="How those came of whom the list does not say."
        )
        parser.add_argument("--go", action="store_true", help="Do it, all or nothing.")
        parser.add_argument("--refused", type=Path, help="Write the refused rows to this .xlsx.")

    def handle(self, *args: Any, **options: Any) -> None:
        activity = by_code(options["event"])
        if activity is None or activity.kind != Kind.EVENT:
            raise CommandError(_("No event has this code: %(code)s") % {"code": options["event"]})
        mode = Mode(options["mode"]) if options["mode"] else usual_mode(activity.event)
        now = clock.now()
        try:
            workbook = read(options["file"].read_bytes(), options["file"].name, LIST_LIMITS)
            if options["go"]:
                person = _person(options["by"])
                plan = import_roster(
                    person=person, event=activity.event, workbook=workbook, usual_mode=mode, now=now
                )
            else:
                plan = plan_import(activity=activity, workbook=workbook, usual_mode=mode, now=now)
        except OSError as missing:
            raise CommandError(str(missing)) from missing
        except (SheetError, ActivityError) as refused:
            raise CommandError(str(refused)) from refused
        for line in _report(plan, is_done=options["go"]):
            self.stdout.write(line)
        if options["refused"] and plan.refused:
            with options["refused"].open("wb") as file:
                file.writelines(refused_xlsx(plan, workbook))


def _person(email: str) -> Person | None:
    if not email:
        return None
    person = Person.objects.filter(user__email=email.lower()).first()
    if person is None:
        raise CommandError(_("Nobody signs in with this e-mail address: %(email)s") % {"email": email})
    return person


def _report(plan: Plan, *, is_done: bool) -> Iterator[str]:
    for each in plan.planned:
        body = f" · {each.row.organisation}" if each.row.organisation else ""
        yield f"{each.row.source_sheet} {each.row.source_row:>5}  {WORDS[each.verdict]!s:<16} {each.row.name}{body}"
        yield from (f"{'':>26}{note}" for note in each.row.notes)
    for row in plan.refused:
        yield f"{row.sheet} {row.number:>5}  {_('refused'):<16} {' '.join(str(reason) for reason in row.reasons)}"
    yield from (str(note) for note in plan.notes)
    counts = {verdict: len(plan.of(verdict)) for verdict in Verdict}
    yield (
        ", ".join(f"{WORDS[verdict]}: {count}" for verdict, count in counts.items())
        + f", {_('refused')}: {len(plan.refused)}"
    )
    yield _("From %(bodies)d agencies and groups.") % {"bodies": plan.bodies}
    yield _("Done.") if is_done else _("Nothing was changed. Add --go to do it.")
