"""Addresses of the trunk: home, the list, an activity's page and the verbs every kind shares."""

from django.urls import path

from engagement.activities import views
from engagement.activities.following import views as following
from engagement.activities.invitations.views import answering, inviting
from engagement.activities.mandates import views as mandates
from engagement.activities.roles import views as roles
from engagement.activities.updates import views as updates

app_name = "activities"

urlpatterns = [
    path("", views.home, name="home"),
    path("activities/", views.activity_list, name="activity-list"),
    path("activities/calendar/", views.activity_month, name="activity-month"),
    path("a/<slug:slug>-<code:code>/", views.activity_page, name="activity-page"),
    path("activities/mine/", views.activity_mine, name="activity-mine"),
    path("a/<code:code>/work/", views.activity_work, name="activity-work"),
    path("a/<code:code>/submit/", views.activity_submit, name="activity-submit"),
    path("a/<code:code>/approve/", views.activity_approve, name="activity-approve"),
    path("a/<code:code>/return/", views.activity_return, name="activity-return"),
    path("a/<code:code>/close/", views.activity_close, name="activity-close"),
    path("a/<code:code>/withdraw/", views.activity_withdraw, name="activity-withdraw"),
    path("a/<code:code>/follow/", following.activity_follow, name="activity-follow"),
    path("places/<str:code>/follow/", following.place_follow, name="place-follow"),
    path("groups/<code:code>/follow/", following.group_follow, name="group-follow"),
    path("mandates/objected/", mandates.mandate_objected, name="mandate-objected"),
    path("groups/<code:code>/mandates/", mandates.mandate_list, name="mandate-list"),
    path("groups/<code:code>/mandates/new/", mandates.mandate_grant, name="mandate-grant"),
    path("groups/<code:code>/mandates/<code:mandate_code>/", mandates.mandate_page, name="mandate-page"),
    path(
        "groups/<code:code>/mandates/<code:mandate_code>/withdraw/",
        mandates.mandate_withdraw,
        name="mandate-withdraw",
    ),
    path(
        "groups/<code:code>/mandates/<code:mandate_code>/object/",
        mandates.mandate_object,
        name="mandate-object",
    ),
    path(
        "groups/<code:code>/mandates/<code:mandate_code>/objections/<code:objection_code>/answer/",
        mandates.objection_answer,
        name="objection-answer",
    ),
    path("me/following/", following.follow_list, name="follow-list"),
    path("me/following/<code:follow_code>/stop/", following.follow_stop, name="follow-stop"),
    path("a/<code:code>/updates/", updates.update_list, name="update-list"),
    path("a/<code:code>/updates/feed/", updates.update_feed, name="update-feed"),
    path("a/<code:code>/updates/new/", updates.update_new, name="update-new"),
    path("a/<code:code>/updates/<code:update_code>/change/", updates.update_change, name="update-change"),
    path(
        "a/<code:code>/updates/<code:update_code>/withdraw/", updates.update_withdraw, name="update-withdraw"
    ),
    path("a/<code:code>/invitations/", inviting.invitation_list, name="invitation-list"),
    path("a/<code:code>/invitations/new/", inviting.invitation_send, name="invitation-send"),
    path(
        "a/<code:code>/invitations/<code:invitation_code>/remind/",
        inviting.invitation_remind,
        name="invitation-remind",
    ),
    path(
        "a/<code:code>/invitations/<code:invitation_code>/withdraw/",
        inviting.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path(
        "a/<code:code>/invitations/<code:invitation_code>/letter.pdf",
        inviting.invitation_letter,
        name="invitation-letter",
    ),
    path("i/<str:token>/", answering.invitation_answer, name="invitation-answer"),
    path("a/<code:code>/roles/", roles.role_list, name="role-list"),
    path("a/<code:code>/co-organisers/", roles.co_organiser_name, name="co-organiser-name"),
    path("a/<code:code>/roles/<code:role_code>/hand-over/", roles.role_hand_over, name="role-hand-over"),
    path("a/<code:code>/roles/<code:role_code>/end/", roles.role_end, name="role-end"),
    path("me/roles/<code:role_code>/", roles.role_answer, name="role-answer"),
]
