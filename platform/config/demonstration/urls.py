"""Addresses of the post box; composed in only for a demonstration."""

from django.urls import path

from config.demonstration import views

app_name = "demonstration"

urlpatterns = [
    path("", views.letter_list, name="letter-list"),
    path("<int:pk>/", views.letter_page, name="letter-page"),
]
