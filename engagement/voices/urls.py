"""Addresses of voices."""

from django.urls import path

from engagement.voices import views

app_name = "voices"

urlpatterns = [
    path("receipt/", views.receipt_read, name="receipt-read"),
]
