"""A certificate of attendance: who, what, when, and a code that anyone can check."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.codes import spaced
from core.pdf import qr, render
from core.site import site_settings
from core.times import format_span
from engagement.activities.models import Activity
from engagement.events.models import Attendance, CertificateOffer
from places.names import chain


def certificate_paper(
    *, activity: Activity, attendance: Attendance, offer: CertificateOffer, name: str, code: str
) -> bytes:
    """The PDF in the reader's language; of a sensitive event it names neither topic, group nor place."""
    language = get_language() or "en"
    when = format_span(activity.starts_at, activity.ends_at, zone=activity.zone, language=language, year=True)
    address = settings.SITE_URL + reverse("events:certificate-read")
    facts = [(_("When"), when)]
    if not activity.is_sensitive:
        facts += [
            (_("Place"), chain(activity.place, language)),
            (_("Organised by"), activity.organisation.name),
        ]
    facts.append((_("How"), attendance.get_mode_display()))
    if offer.hours:
        facts.append((_("Hours"), number_format(offer.hours.normalize(), use_l10n=True)))
    data = {
        "site": site_settings().name,
        "title": _("Certificate of attendance"),
        "says": _("This certifies that"),
        "name": name,
        "took_part": _("took part in"),
        "event": _("an event") if activity.is_sensitive else activity.title,
        "text": "" if activity.is_sensitive else offer.text,
        "facts": facts,
        "check": _("Anyone can check this certificate: open the address and type the code."),
        "address": address,
        "code": spaced(code),
        "qr": qr(address),
    }
    return render("engagement/events/papers/certificate.typ", data, language=language)
