"""Addresses of what those who run an event see and steer of its messages."""

from django.urls import path

from notifications.rules.views import holds, messages, rules

app_name = "rules"

urlpatterns = [
    path("a/<code:code>/messages/", messages.message_list, name="message-list"),
    path("a/<code:code>/reminders/", rules.rule_list, name="rule-list"),
    path("a/<code:code>/reminders/new/", rules.rule_add, name="rule-add"),
    path("a/<code:code>/reminders/hold/", holds.reminders_hold, name="reminders-hold"),
    path("a/<code:code>/reminders/go/", holds.reminders_let_go, name="reminders-go"),
    path("a/<code:code>/reminders/<slug:step>/", rules.rule_change, name="rule-change"),
    path("a/<code:code>/reminders/<slug:step>/remove/", rules.rule_remove, name="rule-remove"),
]
