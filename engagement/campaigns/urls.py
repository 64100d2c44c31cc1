"""Addresses of campaigns."""

from django.urls import path

from engagement.campaigns import guest_views, pledge_list_views, pledge_views, views

app_name = "campaigns"

urlpatterns = [
    path("campaigns/new/", views.campaign_draft, name="campaign-draft"),
    path("campaigns/<code:code>/change/", views.campaign_change, name="campaign-change"),
    path("campaigns/<code:code>/sign/", views.campaign_sign, name="campaign-sign"),
    path("campaigns/<code:code>/pledge/", pledge_views.pledge, name="pledge"),
    path("campaigns/<code:code>/pledge/keep/", pledge_views.pledge_keep, name="pledge-keep"),
    path("campaigns/<code:code>/pledge/take-back/", pledge_views.pledge_take_back, name="pledge-take-back"),
    path("campaigns/<code:code>/pledges/", pledge_list_views.pledge_list, name="pledge-list"),
    path(
        "campaigns/<code:code>/pledges/<code:action_code>/confirm/",
        pledge_list_views.pledge_confirm,
        name="pledge-confirm",
    ),
    path("campaigns/<code:code>/guest/", guest_views.guest_ask, name="guest-ask"),
    path("campaigns/guest/<str:token>/", guest_views.guest_confirm, name="guest-confirm"),
    path("campaigns/guest/mine/<str:token>/", guest_views.guest_manage, name="guest-manage"),
    path("campaigns/<code:code>/take-back/", views.campaign_take_back, name="campaign-take-back"),
]
