"""Addresses of corridors; the side in an address is the code of its group."""

from django.urls import path

from engagement.corridors import views, work_views

app_name = "corridors"

SIDE = "c/<code:code>/sides/<code:group_code>/"

urlpatterns = [
    path("c/with/<code:group_code>/", views.corridor_propose, name="corridor-propose"),
    path("c/<code:code>/", views.corridor_page, name="corridor-page"),
    path(f"{SIDE}accept/", views.corridor_accept, name="corridor-accept"),
    path(f"{SIDE}leave/", views.corridor_leave, name="corridor-leave"),
    path(f"{SIDE}words/", views.words_write, name="words-write"),
    path(f"{SIDE}tasks/", work_views.task_add, name="task-add"),
    path(f"{SIDE}tasks/<code:task_code>/", work_views.task_change, name="task-change"),
    path(f"{SIDE}tasks/<code:task_code>/done/", work_views.task_done, name="task-done"),
    path(f"{SIDE}tasks/<code:task_code>/remove/", work_views.task_remove, name="task-remove"),
    path(f"{SIDE}activities/", work_views.activity_put_in, name="activity-put-in"),
    path(
        f"{SIDE}activities/<code:activity_code>/take-out/",
        work_views.activity_take_out,
        name="activity-take-out",
    ),
]
