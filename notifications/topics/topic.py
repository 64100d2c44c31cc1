"""What a topic is: a reason to write to someone, whom it concerns, and the steps in which it is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.purposes import REMINDERS, Purpose
from notifications.channels.channel import Attachment
from notifications.engine.choices import Reason, Urgency
from notifications.engine.models import Message
from notifications.engine.moments import Rule
from notifications.rules.choices import ForWhom
from notifications.rules.models import ReminderRule
from notifications.topics.audiences import Audience, Member

SETTLING = timedelta(minutes=2)
"""Several changes of time or place within this time make one message."""

GROUP = "group"
"""The kind of an occasion that is no activity, but a group itself."""


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """What the planner needs to know of an activity or a group; plain values, so that planning is a pure function."""

    activity_id: int | None
    organisation_id: int
    kind: str
    state: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    time_version: int = 1
    published_at: datetime | None = None
    outcome_at: datetime | None = None
    """When it was said what became of it."""
    occurrence: date | None = None
    rules: tuple[ReminderRule, ...] = ()
    """What those who run it decided about its reminders; most decide nothing."""
    moved_at: datetime | None = None
    """When its time and place of now were set, of an activity that was moved."""
    meetings: Mapping[int, tuple[object, ...]] = field(default_factory=dict)
    """What people are told of each version of its time and place, of an activity that was moved."""

    @property
    def key(self) -> str:
        return f"activity:{self.activity_id}" if self.activity_id else f"group:{self.organisation_id}"

    @property
    def settles_at(self) -> datetime | None:
        """Until when further changes make one message with the last one."""
        return self.moved_at + SETTLING if self.moved_at else None

    def is_as_now(self, version: int) -> bool:
        """Whether that version told the same time and place as now."""
        return version == self.time_version or (
            version in self.meetings and self.meetings[version] == self.meetings[self.time_version]
        )

    def is_news_to(self, member: Member) -> bool:
        """Whether she was told another time or place last."""
        return member.told > 0 and not self.is_as_now(member.told)

    @property
    def about_id(self) -> int:
        """What an audience is asked about: the activity's id, or the group's."""
        return self.activity_id or self.organisation_id


@dataclass(frozen=True, kw_only=True)
class Step:
    """One telling: by a rule before an anchor, or at once."""

    name: str
    label: str | Promise
    useful_until: Callable[[Occasion, datetime], datetime]
    """Given the occasion and the moment it is due."""
    rule: Rule | None = None
    anchor: Callable[[Occasion], datetime] = field(default=lambda occasion: occasion.starts_at)
    """What the rule counts from."""
    for_whom: str = ForWhom.ALL
    """Of those whom the topic concerns, by how they come."""
    happened_at: Callable[[Occasion, Member], datetime | None] = field(default=lambda occasion, member: None)
    """Without a rule: when that happened which is told; None stands for the moment it is first seen."""


def activity_page(message: Message) -> str:
    """Where most messages lead."""
    return message.activity.get_absolute_url() if message.activity else ""


YOU_JOINED = _("%(name)s writes to you because you joined this.")


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One reason to write; its words stand in `templates/notifications/<name>/`."""

    name: str
    label: str | Promise
    kinds: frozenset[str]
    states: frozenset[str]
    """The states of the activity (or of the group: "verified" or "founded") in which this is told."""
    audience: Audience
    urgency: Urgency
    steps: tuple[Step, ...]
    is_private: bool = False
    """Whether only its reader may learn that it was sent: it is in no list of those who run the activity."""
    takes_rules: bool = False
    """Whether those who run an activity may change its steps."""
    purpose: str = ""
    """What makes two messages the same; topics that share it are told once. Empty: the topic's own name."""
    consent: Purpose = REMINDERS
    of_time: bool = True
    """Whether it speaks of a time, so that another time makes it another message."""
    tells_time: bool = False
    """Whether its words name the time and place though they would go out at another one all the same."""
    wanted_by: Callable[[Occasion, Member], bool] = field(default=lambda occasion, member: True)
    """Whether it is anything to this member."""
    gone: Reason = Reason.NOT_PLANNED
    """Why a planned row of it ends when it is nothing to its reader any more."""
    left: Reason = Reason.LEFT
    """Why it ends when its reader is concerned no more."""
    told_if: Callable[[Occasion], bool] = field(default=lambda occasion: True)
    """What else must be the case."""
    more: Callable[[Message], Mapping[str, Any]] = field(default=lambda message: {})
    """What its template needs beside what every template gets."""
    more_of_many: Callable[[Sequence[Message]], Mapping[int, Mapping[str, Any]]] | None = None
    """The same for a whole batch in one query, by the message's id; those it does not name are asked for singly."""
    is_alike: bool = False
    """Readers of one activity, language and clock get the same words but for name and stop link, so that they are
    rendered once. What `more` gives is hashable then and no model, `url` is the activity's, and `message` is not for
    its templates."""
    attach: Callable[[Message, str], tuple[Attachment, ...]] = field(default=lambda message, language: ())
    """Files for the mail, in the reader's language; asked for only where a mail is written."""
    attaches_discreetly: bool = False
    """Whether what it attaches of a sensitive activity names neither topic nor place; else such a mail carries none."""
    writes_to_unconfirmed: bool = False
    """Whether somebody without a login is written to at an address that was never confirmed: letters of invitation."""
    url: Callable[[Message], str] = activity_page
    """The path of the page it leads to."""
    because: str | Promise = YOU_JOINED
    """Why she gets it: the foot of the mail. `name` is the site's."""

    @property
    def same_as(self) -> str:
        return self.purpose or self.name

    @property
    def names_time(self) -> bool:
        """Whoever is sent it has been told the time and place."""
        return self.of_time or self.tells_time

    def concerns(self, occasion: Occasion) -> bool:
        return occasion.kind in self.kinds and occasion.state in self.states and self.told_if(occasion)
