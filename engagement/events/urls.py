"""Addresses of events."""

from django.urls import path

from engagement.events.roster_import import views as roster
from engagement.events.views import attendance, details, events, questions, registrations, waiting

app_name = "events"

urlpatterns = [
    path("events/new/", events.event_draft, name="event-draft"),
    path("events/<code:code>/change/", events.event_change, name="event-change"),
    path("events/<code:code>/register/", registrations.event_register, name="event-register"),
    path("events/<code:code>/cancel/", registrations.event_cancel, name="event-cancel"),
    path("events/<code:code>/details/", details.event_details, name="event-details"),
    path("events/<code:code>/answers/", details.event_answers, name="event-answers"),
    path(
        "events/<code:code>/answers.csv",
        details.event_answers_file,
        {"sheet": "csv"},
        name="event-answers-csv",
    ),
    path(
        "events/<code:code>/answers.xlsx",
        details.event_answers_file,
        {"sheet": "xlsx"},
        name="event-answers-xlsx",
    ),
    path("events/<code:code>/questions/", questions.question_list, name="question-list"),
    path("events/<code:code>/questions/add/", questions.question_add, name="question-add"),
    path(
        "events/<code:code>/questions/<code:asked_code>/",
        questions.question_change,
        name="question-change",
    ),
    path(
        "events/<code:code>/questions/<code:asked_code>/move/",
        questions.question_move,
        name="question-move",
    ),
    path(
        "events/<code:code>/questions/<code:asked_code>/remove/",
        questions.question_remove,
        name="question-remove",
    ),
    path("events/<code:code>/offer/", registrations.event_offer, name="event-offer"),
    path("events/<code:code>/waiting/", waiting.event_waiting, name="event-waiting"),
    path("events/<code:code>/waiting/<code:registration_code>/", waiting.event_decide, name="event-decide"),
    path("events/<code:code>/people/", attendance.event_people, name="event-people"),
    path("events/<code:code>/people/<code:person_code>/", attendance.event_mark, name="event-mark"),
    path("events/<code:code>/roster/", roster.event_roster, name="event-roster"),
    path("events/<code:code>/roster/<str:token>/", roster.event_roster_preview, name="event-roster-preview"),
    path(
        "events/<code:code>/roster/<str:token>/refused.xlsx",
        roster.event_roster_refused,
        name="event-roster-refused",
    ),
    path("events/<code:code>/calendar.ics", events.event_calendar, name="event-calendar"),
]
