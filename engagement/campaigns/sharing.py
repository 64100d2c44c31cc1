"""What one shares a campaign with: the link, its QR code, a text for a group, a poster."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.pdf import qr, render
from core.site import site_settings
from core.times import format_span
from engagement.activities.cards import where
from engagement.campaigns.models import Share

_PAPER = "engagement/campaigns/papers/poster.typ"


def link_of(share: Share) -> str:
    return settings.SITE_URL + reverse("campaigns:share-open", args=[share.code])


def text_of(share: Share) -> str:
    """Ready for a group chat, in the language of the campaign: what it is, what it asks, the link."""
    activity = share.campaign.activity
    with override(activity.original_language):
        return "\n\n".join(
            [activity.title, share.campaign.ask, _("Take part here: %(link)s") % {"link": link_of(share)}]
        )


def poster(share: Share) -> bytes:
    """One A4 page with the link as a QR code, in the language of the campaign."""
    activity, link = share.campaign.activity, link_of(share)
    language = activity.original_language
    with override(language):
        data = {
            "title": activity.title,
            "site": site_settings().name,
            "ask": share.campaign.ask,
            "summary": activity.summary,
            "when_name": _("When"),
            "when": format_span(
                activity.starts_at, activity.ends_at, zone=activity.zone, language=language, year=True
            ),
            "where_name": _("Where"),
            "where": where(activity, knows_place=True),
            "from_name": _("Organised by"),
            "from": activity.organisation.name,
            "scan": _("Scan the code with your phone, or type:"),
            "link": link,
            "qr": qr(link),
        }
        return render(_PAPER, data, language=language)
