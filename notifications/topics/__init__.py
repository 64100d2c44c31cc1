"""Why we write: one file per topic, listed here."""

from notifications.topics.activity_returned import ACTIVITY_RETURNED
from notifications.topics.activity_withdrawn import ACTIVITY_WITHDRAWN
from notifications.topics.answer_asked import ANSWER_ASKED, ANSWER_DUE
from notifications.topics.appeal_decided import APPEAL_DECIDED
from notifications.topics.closes import CLOSES
from notifications.topics.commitment_due import COMMITMENT_DUE
from notifications.topics.consultation_closing import CONSULTATION_CLOSING
from notifications.topics.contribution_confirmation import CONTRIBUTION_CONFIRMATION
from notifications.topics.event_moved import EVENT_MOVED
from notifications.topics.event_reminder import EVENT_REMINDER
from notifications.topics.event_reminder_team import EVENT_REMINDER_TEAM
from notifications.topics.followed_published import FOLLOWED_PUBLISHED
from notifications.topics.invitation import INVITATION
from notifications.topics.invitation_moved import INVITATION_MOVED
from notifications.topics.invitation_reminder import INVITATION_REMINDER
from notifications.topics.invitation_withdrawn import INVITATION_WITHDRAWN
from notifications.topics.letters_delivered import LETTERS_DELIVERED
from notifications.topics.letters_replied import LETTERS_REPLIED
from notifications.topics.mandate_expiring import MANDATE_EXPIRING
from notifications.topics.member_invited import MEMBER_INVITED
from notifications.topics.membership_answered import MEMBERSHIP_ANSWERED
from notifications.topics.membership_asked import MEMBERSHIP_ASKED
from notifications.topics.minutes_confirmed import MINUTES_CONFIRMED
from notifications.topics.opens import OPENS
from notifications.topics.organisation_verified import ORGANISATION_VERIFIED
from notifications.topics.outcome_published import OUTCOME_FOLLOWED, OUTCOME_PUBLISHED
from notifications.topics.pledge_reminder import PLEDGE_REMINDER
from notifications.topics.registration_confirmation import REGISTRATION_CONFIRMATION
from notifications.topics.registration_declined import REGISTRATION_DECLINED
from notifications.topics.reply_published import REPLY_PUBLISHED
from notifications.topics.report_decided import REPORT_DECIDED
from notifications.topics.role_given import ROLE_GIVEN
from notifications.topics.safeguarding_task import SAFEGUARDING_TASK
from notifications.topics.seat_lapsed import SEAT_LAPSED
from notifications.topics.seat_offered import SEAT_OFFERED
from notifications.topics.seat_promoted import SEAT_PROMOTED
from notifications.topics.shift_called_off import SHIFT_CALLED_OFF
from notifications.topics.shift_changed import SHIFT_CHANGED
from notifications.topics.shift_reminder import SHIFT_REMINDER
from notifications.topics.signature_confirmation import SIGNATURE_CONFIRMATION
from notifications.topics.still_coming import STILL_COMING
from notifications.topics.topic import Topic
from notifications.topics.transfer_accepted import TRANSFER_ACCEPTED
from notifications.topics.update_published import UPDATE_PUBLISHED
from notifications.topics.waiting_confirmation import WAITING_CONFIRMATION
from notifications.topics.waiting_withdrawn import WAITING_WITHDRAWN
from notifications.topics.words_hidden import WORDS_HIDDEN

TOPICS: tuple[Topic, ...] = (
    # Before the confirmation: of two with one purpose the first is told.
    SEAT_PROMOTED,
    REGISTRATION_CONFIRMATION,
    WAITING_CONFIRMATION,
    SEAT_OFFERED,
    REGISTRATION_DECLINED,
    STILL_COMING,
    SEAT_LAPSED,
    TRANSFER_ACCEPTED,
    CONTRIBUTION_CONFIRMATION,
    SIGNATURE_CONFIRMATION,
    PLEDGE_REMINDER,
    SHIFT_CALLED_OFF,
    SHIFT_CHANGED,
    SHIFT_REMINDER,
    LETTERS_DELIVERED,
    LETTERS_REPLIED,
    EVENT_MOVED,
    INVITATION_MOVED,
    # Before the reminder: of two with one purpose the first is told.
    EVENT_REMINDER_TEAM,
    EVENT_REMINDER,
    CONSULTATION_CLOSING,
    # Before the news to followers: of two with one purpose the first is told.
    OUTCOME_PUBLISHED,
    OUTCOME_FOLLOWED,
    FOLLOWED_PUBLISHED,
    OPENS,
    CLOSES,
    UPDATE_PUBLISHED,
    ACTIVITY_WITHDRAWN,
    WAITING_WITHDRAWN,
    INVITATION_WITHDRAWN,
    ACTIVITY_RETURNED,
    ORGANISATION_VERIFIED,
    MEMBER_INVITED,
    INVITATION,
    INVITATION_REMINDER,
    ROLE_GIVEN,
    MINUTES_CONFIRMED,
    REPLY_PUBLISHED,
    ANSWER_ASKED,
    ANSWER_DUE,
    COMMITMENT_DUE,
    MANDATE_EXPIRING,
    MEMBERSHIP_ASKED,
    MEMBERSHIP_ANSWERED,
    REPORT_DECIDED,
    WORDS_HIDDEN,
    APPEAL_DECIDED,
    SAFEGUARDING_TASK,
)
TOPIC_BY_NAME = {topic.name: topic for topic in TOPICS}
