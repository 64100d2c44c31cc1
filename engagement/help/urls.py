"""Addresses of the directory."""

from django.urls import path

from engagement.help import views

app_name = "help"

urlpatterns = [
    path("help/", views.entry_list, name="entry-list"),
    path("help/add/", views.entry_add, name="entry-add"),
    path("help/check/", views.entry_check, name="entry-check"),
    path("help/<code:code>/", views.entry_page, name="entry-page"),
    path("help/<code:code>/wrong/", views.entry_doubt, name="entry-doubt"),
    path("help/<code:code>/change/", views.entry_change, name="entry-change"),
    path("help/<code:code>/verify/", views.entry_verify, name="entry-verify"),
    path("help/<code:code>/remove/", views.entry_remove, name="entry-remove"),
    path("help/<code:code>/put-back/", views.entry_put_back, name="entry-put-back"),
    path("help/<code:code>/wrong/<code:doubt_code>/settle/", views.doubt_settle, name="doubt-settle"),
]
