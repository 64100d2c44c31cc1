"""Addresses of the rooms that tell people things."""

from django.urls import include, path

urlpatterns = [
    path("", include("notifications.inbox.urls")),
    path("", include("notifications.rules.urls")),
    path("", include("notifications.hooks.urls")),
]
