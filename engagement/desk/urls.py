"""Addresses of the desk."""

from django.urls import path

from engagement.desk.views import moderating, own, reporting, safeguarding

app_name = "desk"

CASE = "moderation/<code:code>"

urlpatterns = [
    path("report/<slug:kind>/<code:code>/", reporting.report_give, name="report-give"),
    path("moderation/", moderating.case_list, name="case-list"),
    path("moderation/mine/", own.mine, name="mine"),
    path("moderation/mine/<code:hiding_code>/", own.hiding_page, name="hiding-page"),
    path(f"{CASE}/", moderating.case_page, name="case-page"),
    path(f"{CASE}/leave/", moderating.case_leave, name="case-leave"),
    path(f"{CASE}/hide/", moderating.case_hide, name="case-hide"),
    path(f"{CASE}/appeal/", moderating.appeal_decide, name="appeal-decide"),
    path("a/<code:code>/burst/", moderating.burst_look, name="burst-look"),
    path("safeguarding/", safeguarding.task_list, name="task-list"),
    path("safeguarding/trained/", safeguarding.trained_list, name="trained-list"),
    path("safeguarding/trained/<code:trained_code>/end/", safeguarding.trained_end, name="trained-end"),
    path("safeguarding/<code:code>/", safeguarding.task_page, name="task-page"),
]
