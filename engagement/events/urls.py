"""Addresses of events."""

from django.urls import path

from engagement.events.door import listed_views as door_lists
from engagement.events.door import views as door
from engagement.events.minutes import agenda_views as agenda
from engagement.events.minutes import views as minutes
from engagement.events.roster_import import views as roster
from engagement.events.views import (
    attendance,
    certificates,
    dates,
    events,
    feeds,
    online,
    registrations,
    series,
    tickets,
)

app_name = "events"

urlpatterns = [
    path("events/new/", events.event_draft, name="event-draft"),
    path("events/<code:code>/change/", events.event_change, name="event-change"),
    path("events/<code:code>/register/", registrations.event_register, name="event-register"),
    path("events/<code:code>/cancel/", registrations.event_cancel, name="event-cancel"),
    path("events/<code:code>/people/", attendance.event_people, name="event-people"),
    path("events/<code:code>/people/<code:person_code>/", attendance.event_mark, name="event-mark"),
    path("events/<code:code>/attendance/", attendance.event_attendance, name="event-attendance"),
    path(
        "events/<code:code>/attendance/<code:count_code>/",
        attendance.head_count_take_back,
        name="head-count-take-back",
    ),
    path("events/<code:code>/absent/", attendance.event_absent, name="event-absent"),
    path("events/<code:code>/ticket/", tickets.event_ticket, name="event-ticket"),
    path("events/<code:code>/ticket/said/", tickets.event_said, name="event-said"),
    path("events/<code:code>/sheet.pdf", attendance.event_sheet, name="event-sheet"),
    path("events/<code:code>/certificates/", certificates.event_certificates, name="event-certificates"),
    path("events/<code:code>/certificate.pdf", certificates.event_certificate, name="event-certificate"),
    path("certificate/", certificates.certificate_read, name="certificate-read"),
    path("t/<str:token>/", door.ticket_scan, name="ticket-scan"),
    path("events/<code:code>/door/", door.event_door, name="event-door"),
    path("events/<code:code>/door/new/", door_lists.door_walk_in, name="door-walk-in"),
    path("events/<code:code>/door/paper/", door_lists.door_paper, name="door-paper"),
    path("events/<code:code>/door/groups/", door.door_groups, name="door-groups"),
    path("events/<code:code>/door/groups/<code:group_code>/", door.door_group, name="door-group"),
    path("events/<code:code>/door/<code:person_code>/", door.door_mark, name="door-mark"),
    path("events/<code:code>/roster/", roster.event_roster, name="event-roster"),
    path("events/<code:code>/roster/<str:token>/", roster.event_roster_preview, name="event-roster-preview"),
    path(
        "events/<code:code>/roster/<str:token>/refused.xlsx",
        roster.event_roster_refused,
        name="event-roster-refused",
    ),
    path("events/<code:code>/calendar.ics", events.event_calendar, name="event-calendar"),
    path("events/<code:code>/dates/", dates.event_dates, name="event-dates"),
    path("events/<code:code>/dates/register/", dates.event_dates_register, name="event-dates-register"),
    path("events/<code:code>/series/", series.event_series, name="event-series"),
    path("events/<code:code>/series/add/", series.series_add, name="series-add"),
    path("events/<code:code>/series/change/", series.series_change, name="series-change"),
    path("events/<code:code>/series/skip/<code:date_code>/", series.series_skip, name="series-skip"),
    path("events/<code:code>/agenda/", agenda.agenda_write, name="agenda-write"),
    path("events/<code:code>/agenda/<code:item_code>/", agenda.agenda_change, name="agenda-change"),
    path("events/<code:code>/minutes/", minutes.minutes_read, name="minutes-read"),
    path("events/<code:code>/minutes/write/", minutes.minutes_write, name="minutes-write"),
    path("events/<code:code>/minutes/notes/", minutes.notes_write, name="notes-write"),
    path("events/<code:code>/minutes/points/<code:point_code>/", minutes.point_change, name="point-change"),
    path(
        "events/<code:code>/minutes/points/<code:point_code>/take-out/",
        minutes.point_take_out,
        name="point-take-out",
    ),
    path("events/<code:code>/minutes/decisions/", minutes.decision_note, name="decision-note"),
    path(
        "events/<code:code>/minutes/decisions/<code:decision_code>/",
        minutes.decision_take_out,
        name="decision-take-out",
    ),
    path("events/<code:code>/minutes/check/", minutes.minutes_check, name="minutes-check"),
    path("events/<code:code>/minutes/correct/", minutes.minutes_correct, name="minutes-correct"),
    path("events/<code:code>/outcome/", minutes.outcome_publish, name="outcome-publish"),
    path("calendar/", feeds.calendar_subscribe, name="calendar-subscribe"),
    path("calendar/open/", feeds.calendar_open, name="calendar-open"),
    path("calendar/close/", feeds.calendar_close, name="calendar-close"),
    path("calendar/<str:token>.ics", feeds.calendar_feed, name="calendar-feed"),
    path("activities/calendar.ics", feeds.calendar_all, name="calendar-all"),
    path("groups/<code:code>/calendar.ics", feeds.calendar_of_group, name="calendar-of-group"),
    path("places/<str:code>/calendar.ics", feeds.calendar_of_place, name="calendar-of-place"),
    path("o/<str:token>/", online.event_online, name="event-online"),
]
