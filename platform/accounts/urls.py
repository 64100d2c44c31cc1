"""Addresses of people and groups."""

from django.urls import path

from accounts import group_views, reauthentication, role_views, site_views, views

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
    path("groups/", group_views.organisation_list, name="organisation-list"),
    path("groups/new/", group_views.organisation_create, name="organisation-create"),
    path("groups/<code:code>/", group_views.organisation_page, name="organisation-page"),
    path("groups/<code:code>/verify/", group_views.organisation_verify, name="organisation-verify"),
    path("groups/<code:code>/leave/", group_views.organisation_leave, name="organisation-leave"),
    path("groups/<code:code>/wish/", group_views.wish_say, name="wish-say"),
    path("groups/<code:code>/wishes/<code:person_code>/", group_views.wish_answer, name="wish-answer"),
    path("groups/<code:code>/invitations/", group_views.member_invite, name="member-invite"),
    path("groups/<code:code>/invitation/", group_views.invitation_answer, name="invitation-answer"),
    path("groups/<code:code>/members/<code:person_code>/role/", group_views.member_role, name="member-role"),
    path("account/password/set/", reauthentication.password_first_set, name="password-first-set"),
    path("account/reauthenticate/mail/", reauthentication.by_mail, name="reauthenticate-by-mail"),
]
