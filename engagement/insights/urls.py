"""Addresses of the desk, and of the files it gives."""

from django.urls import path

from engagement.insights import downloads, views

app_name = "insights"

urlpatterns = [
    path("desk/", views.desk_summary, name="desk-summary"),
    path("desk/activities/", views.desk_activities, name="desk-activities"),
    path("desk/review/", views.desk_review, name="desk-review"),
    path("desk/people/", views.desk_people, name="desk-people"),
    path("desk/activities.csv", downloads.desk_activities_file, {"sheet": "csv"}, name="desk-activities-csv"),
    path(
        "desk/activities.xlsx", downloads.desk_activities_file, {"sheet": "xlsx"}, name="desk-activities-xlsx"
    ),
    path("desk/people.csv", downloads.desk_people_file, {"sheet": "csv"}, name="desk-people-csv"),
    path("desk/people.xlsx", downloads.desk_people_file, {"sheet": "xlsx"}, name="desk-people-xlsx"),
    path(
        "a/<code:code>/people.csv",
        downloads.activity_people_file,
        {"sheet": "csv"},
        name="activity-people-csv",
    ),
    path(
        "a/<code:code>/people.xlsx",
        downloads.activity_people_file,
        {"sheet": "xlsx"},
        name="activity-people-xlsx",
    ),
]
