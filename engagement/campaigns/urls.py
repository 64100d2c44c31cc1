"""Addresses of campaigns."""

from django.urls import path

from engagement.campaigns import guest_views, pledge_list_views, pledge_views, share_views, views
from engagement.campaigns.goals import views as goals
from engagement.campaigns.letters import staff_views as letter_staff
from engagement.campaigns.letters import views as letters
from engagement.campaigns.shifts import staff_views as shift_staff
from engagement.campaigns.shifts import views as shifts

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
    path("campaigns/<code:code>/goals/", goals.goal_plan, name="goal-plan"),
    path("campaigns/<code:code>/goals/tell/", goals.goal_tell, name="goal-tell"),
    path("campaigns/<code:code>/letter/", letters.letter, name="letter"),
    path("campaigns/<code:code>/letter/take-back/", letters.letter_take_back, name="letter-take-back"),
    path("campaigns/<code:code>/letters/", letter_staff.letter_list, name="letter-list"),
    path("campaigns/<code:code>/letters/address/", letter_staff.letter_address, name="letter-address"),
    path("campaigns/<code:code>/letters/deliver/", letter_staff.letter_deliver, name="letter-deliver"),
    path("campaigns/<code:code>/letters/file/", letter_staff.letter_file, name="letter-file"),
    path("campaigns/<code:code>/letters/reply/", letter_staff.letter_reply, name="letter-reply"),
    path("campaigns/<code:code>/share/", share_views.share, name="share"),
    path("campaigns/<code:code>/share/poster/", share_views.share_poster, name="share-poster"),
    path("s/<code:share_code>/", share_views.share_open, name="share-open"),
    path("campaigns/<code:code>/shifts/", shifts.shift_list, name="shift-list"),
    path("campaigns/<code:code>/shifts/new/", shift_staff.shift_plan, name="shift-plan"),
    path("campaigns/<code:code>/shifts/people/", shift_staff.shift_people, name="shift-people"),
    path(
        "campaigns/<code:code>/shifts/people/<code:place_code>/came/",
        shift_staff.shift_came,
        name="shift-came",
    ),
    path("campaigns/<code:code>/shifts/<code:shift_code>/take/", shifts.shift_take, name="shift-take"),
    path("campaigns/<code:code>/shifts/<code:shift_code>/leave/", shifts.shift_leave, name="shift-leave"),
    path(
        "campaigns/<code:code>/shifts/<code:shift_code>/change/",
        shift_staff.shift_change,
        name="shift-change",
    ),
    path(
        "campaigns/<code:code>/shifts/<code:shift_code>/call-off/",
        shift_staff.shift_call_off,
        name="shift-call-off",
    ),
    path("campaigns/<code:code>/guest/", guest_views.guest_ask, name="guest-ask"),
    path("campaigns/guest/<str:token>/", guest_views.guest_confirm, name="guest-confirm"),
    path("campaigns/guest/mine/<str:token>/", guest_views.guest_manage, name="guest-manage"),
    path("campaigns/<code:code>/take-back/", views.campaign_take_back, name="campaign-take-back"),
]
