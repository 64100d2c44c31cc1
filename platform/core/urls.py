"""Addresses of the ground: quick exit and the health of the site."""

from django.urls import path

from core import views

app_name = "core"

urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("healthz", views.health, name="health"),
]
