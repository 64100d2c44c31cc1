"""Addresses of a group's webhooks."""

from django.urls import path

from notifications.hooks import views

app_name = "hooks"

_ONE = "groups/<code:code>/hooks/<code:hook_code>/"

urlpatterns = [
    path("groups/<code:code>/hooks/", views.hook_list, name="hook-list"),
    path("groups/<code:code>/hooks/new/", views.hook_add, name="hook-add"),
    path(_ONE, views.hook_page, name="hook-page"),
    path(f"{_ONE}secret/", views.hook_secret, name="hook-secret"),
    path(f"{_ONE}ping/", views.hook_ping, name="hook-ping"),
    path(f"{_ONE}remove/", views.hook_remove, name="hook-remove"),
    path(f"{_ONE}<code:delivery_code>/resend/", views.delivery_resend, name="delivery-resend"),
]
