"""The closed lists of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """How one says one takes part: a self-description, which grants nothing."""

    LOCAL_LEADER = "local_leader", _("Local leader")
    DIASPORA_GROUP = "diaspora_group", _("Member of a diaspora group")
    MIGRANT = "migrant", _("Migrant")
    RETURNED_MIGRANT = "returned_migrant", _("Returned migrant")
    FAMILY = "family", _("Family of a migrant")
    RESIDENT = "resident", _("Resident")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    AUTHORITY = "authority", _("Public authority")


class ContactKind(TextChoices):
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")


class OrganisationKind(TextChoices):
    DIASPORA = "diaspora", _("Diaspora group")
    MIGRANT_ASSOCIATION = "migrant_association", _("Migrant association")
    VILLAGE = "village", _("Village or neighbourhood")
    CIVIL_SOCIETY = "civil_society", _("Civil-society organisation")
    PUBLIC_BODY = "public_body", _("Public body")
    OTHER = "other", _("Other group")


class MemberRole(TextChoices):
    """What a member may do for an organisation; it opens doors only once the organisation is verified."""

    MEMBER = "member", _("Member")
    ORGANISER = "organiser", _("Organiser")
    MANAGER = "manager", _("Manager")


class MemberState(TextChoices):
    """Both say yes: nobody belongs to a group because somebody else typed her address, or only because she asked."""

    INVITED = "invited", _("Invited")
    ASKED = "asked", _("Asks to join")
    MEMBER = "member", _("Member")
    DECLINED = "declined", _("Not taken in")


class PlacePower(TextChoices):
    """What a coordinator grants somebody over a place and all below it."""

    COORDINATOR = "coordinator", _("Coordinator")
    AUTHORITY = "authority", _("Authority")
    SAFEGUARDING = "safeguarding", _("Trained for safeguarding")


class ConsentWay(TextChoices):
    """How a consent came to us."""

    SIGN_UP = "sign_up", _("at sign-up")
    PROFILE = "profile", _("on the settings page")
    STOP_LINK = "stop_link", _("by the stop link in a message")
    ON_PAPER = "on_paper", _("on paper")


class Look(TextChoices):
    """In what somebody's name was seen by another person."""

    EVENT_PEOPLE = "event_people", _("in the list of those who registered for an event")
    CONSULTATION_ANSWERS = "consultation_answers", _("beside what you wrote in a consultation")
    CAMPAIGN_PLEDGES = "campaign_pledges", _("beside what you promised in a campaign")
    CAMPAIGN_SHIFTS = "campaign_shifts", _("in the list of who helps on a shift")
    CAMPAIGN_LETTERS = "campaign_letters", _("beside the letter you wrote in a campaign")
    DESK_PEOPLE = "desk_people", _("in a coordinator's list of who took part")
    EVENT_MESSAGES = "event_messages", _("in the list of messages about an event")
    REMINDER_PREVIEW = "reminder_preview", _("in the preview of a reminder")
    EXPORT = "export", _("in a list taken as a file")
    GIVEN_WORDS = "given_words", _("beside words you gave")
