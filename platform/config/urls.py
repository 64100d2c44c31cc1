"""Every address of the site."""

from django.conf import settings
from django.http import Http404
from django.urls import include, path, re_path, register_converter
from django.views.defaults import page_not_found

from accounts.views import choose_language
from core.converters import CodeConverter

register_converter(CodeConverter, "code")

urlpatterns = [
    path("", include("core.urls")),
    path("", include("engagement.activities.urls")),
    path("", include("engagement.help.urls")),
    path("", include("engagement.desk.urls")),
    path("", include("engagement.events.urls")),
    path("", include("engagement.voices.urls")),
    path("", include("engagement.consultations.urls")),
    path("", include("engagement.campaigns.urls")),
    path("", include("engagement.corridors.urls")),
    path("", include("engagement.insights.urls")),
    path("", include("accounts.urls")),
    path("", include("notifications.urls")),
    path("places/", include("places.urls")),
    path("account/", include("allauth.urls")),
    path("language/", choose_language, name="set_language"),
    # Phones are no sign-in here yet, and allauth's own address for them breaks for visitors.
    re_path(r"^_allauth/(?:app|browser)/v1/account/phone", page_not_found, {"exception": Http404()}),
    path("_allauth/", include("allauth.headless.urls")),
    path("api/v1/", include("config.api_urls")),
]

if settings.DEMONSTRATION:
    urlpatterns.append(path("post-box/", include("config.demonstration.urls")))

handler429 = "accounts.too_often.too_often"
handler500 = "core.api.failure.server_error"
