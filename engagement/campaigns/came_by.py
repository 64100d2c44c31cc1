"""By whose link this visit came: remembered in the visit alone, and given on only when she does something."""

from django.http import HttpRequest

from engagement.campaigns.models import Campaign, Share

_KEY = "came_by"


def remember(request: HttpRequest, share: Share) -> None:
    """Until the browser forgets the visit; another campaign's link is kept beside."""
    request.session[_KEY] = {**request.session.get(_KEY, {}), str(share.campaign_id): share.code}


def came_by(request: HttpRequest, campaign: Campaign) -> str:
    """The code of the link, empty where she came by none."""
    return str(request.session.get(_KEY, {}).get(str(campaign.pk), ""))
