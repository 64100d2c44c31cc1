"""Addresses of what those who run an event see and steer of its messages."""

from django.urls import path

from notifications.rules.views import holds, messages

app_name = "rules"

urlpatterns = [
    path("a/<code:code>/messages/", messages.message_list, name="message-list"),
    path("a/<code:code>/reminders/hold/", holds.reminders_hold, name="reminders-hold"),
    path("a/<code:code>/reminders/go/", holds.reminders_let_go, name="reminders-go"),
]
