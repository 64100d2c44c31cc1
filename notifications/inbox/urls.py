"""Addresses of the inbox and of the stop link."""

from django.urls import path

from notifications.inbox import views

app_name = "inbox"

urlpatterns = [
    path("me/inbox/", views.message_list, name="message-list"),
    path("me/inbox/<code:code>/", views.message_page, name="message-page"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
