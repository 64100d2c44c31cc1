"""Addresses of the trunk: home, the list, an activity's page and the verbs every kind shares."""

from django.urls import path

from engagement.activities import views

app_name = "activities"

urlpatterns = [
    path("", views.home, name="home"),
    path("activities/", views.activity_list, name="activity-list"),
    path("a/<slug:slug>-<code:code>/", views.activity_page, name="activity-page"),
    path("activities/mine/", views.activity_mine, name="activity-mine"),
    path("a/<code:code>/work/", views.activity_work, name="activity-work"),
    path("a/<code:code>/submit/", views.activity_submit, name="activity-submit"),
    path("a/<code:code>/approve/", views.activity_approve, name="activity-approve"),
    path("a/<code:code>/return/", views.activity_return, name="activity-return"),
    path("a/<code:code>/close/", views.activity_close, name="activity-close"),
    path("a/<code:code>/withdraw/", views.activity_withdraw, name="activity-withdraw"),
]
