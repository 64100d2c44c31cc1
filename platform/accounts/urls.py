"""Addresses of people and groups."""

from django.urls import path

from accounts import role_views, site_views, views

app_name = "accounts"

urlpatterns = [
    path("me/", views.me, name="me"),
    path("me/about/", views.about_me, name="about-me"),
    path("me/consents/", views.consents, name="consents"),
    path("me/data.json", views.data_take_away, name="data-take-away"),
    path("me/looks/", views.looks, name="looks"),
    path("site/", site_views.site_change, name="site-change"),
    path("roles/", role_views.role_list, name="role-list"),
    path("roles/<code:code>/revoke/", role_views.role_revoke, name="role-revoke"),
    path("groups/", views.organisation_list, name="organisation-list"),
    path("groups/new/", views.organisation_create, name="organisation-create"),
    path("groups/<code:code>/", views.organisation_page, name="organisation-page"),
    path("groups/<code:code>/members/", views.member_add, name="member-add"),
    path("groups/<code:code>/verify/", views.organisation_verify, name="organisation-verify"),
]
