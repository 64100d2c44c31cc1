"""Addresses of the ground: quick exit and the health of the site."""

from django.urls import path

from core import views

app_name = "core"

urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("healthz", views.health, name="health"),
]
