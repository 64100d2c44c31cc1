"""Pages of this room."""

from django.urls import path

from places import views

app_name = "places"

urlpatterns = [
    path("search/", views.place_search, name="place-search"),
]
