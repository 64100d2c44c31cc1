"""Addresses of voices."""

from django.urls import path

from engagement.voices import views
from engagement.voices.commitments import views as commitments
from engagement.voices.replies import views as replies
from engagement.voices.themes import views as themes

app_name = "voices"

ACTIVITY, THEME = "a/<code:code>", "a/<code:code>/themes/<code:theme_code>"

urlpatterns = [
    path("receipt/", views.receipt_read, name="receipt-read"),
    path("receipt/claim/", views.receipt_claim, name="receipt-claim"),
    path(f"{ACTIVITY}/answers/", replies.account_read, name="account-read"),
    path(f"{ACTIVITY}/themes/", themes.theme_list, name="theme-list"),
    path(f"{THEME}/", themes.theme_page, name="theme-page"),
    path(f"{THEME}/title/", themes.theme_rename, name="theme-rename"),
    path(f"{THEME}/ask/", themes.theme_ask, name="theme-ask"),
    path(f"{THEME}/add/", themes.theme_add, name="theme-add"),
    path(f"{THEME}/take-out/", themes.theme_take_out, name="theme-take-out"),
    path(f"{THEME}/remove/", themes.theme_remove, name="theme-remove"),
    path(f"{THEME}/reply/", replies.reply_write, name="reply-write"),
    path(f"{THEME}/reply/submit/", replies.reply_submit, name="reply-submit"),
    path(f"{THEME}/reply/publish/", replies.reply_publish, name="reply-publish"),
    path(f"{THEME}/reply/correct/", replies.reply_correct, name="reply-correct"),
    path(f"{THEME}/promise/", commitments.promise_make, name="promise-make"),
    path("waiting-for-answers/", replies.reply_queue, name="reply-queue"),
    path("commitments/<code:code>/", commitments.commitment_page, name="commitment-page"),
    path("commitments/<code:code>/steps/", commitments.milestone_set, name="milestone-set"),
    path("commitments/<code:code>/steps/<int:number>/", commitments.milestone_reach, name="milestone-reach"),
]
