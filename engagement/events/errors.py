"""What can stand in the way of a registration, said in words."""

from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.times import format_day
from engagement.activities.errors import ActivityError
from engagement.activities.models import MOST_DATES
from engagement.participation.choices import Mode


class RegistrationFull(ActivityError):
    """Fewer seats are left than the party needs; `left` says how many."""

    code = "full"

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def words(self) -> str:
        if self.left == 0:
            return _(
                "All seats are taken. Look whether you can take part online, or come back: seats may become free."
            )
        return ngettext(
            "Only %(left)d seat is left. Register fewer people.",
            "Only %(left)d seats are left. Register fewer people.",
            self.left,
        ) % {"left": self.left}


class ChangeDoesNotFit(RegistrationFull):
    """There is no room for another size or way; what stands stays."""

    def words(self) -> str:
        return _(
            "There is no room for this change, or others wait for these seats. Your registration stays as it was."
        )


class MoreNotApproved(ActivityError):
    """The organiser has approved a party, and a larger one is another; what stands stays."""

    code = "more_not_approved"

    def words(self) -> str:
        return _("The organiser has approved so many people and no more. Ask the organiser to let more come.")


class RegistrationClosed(ActivityError):
    code = "registration_closed"

    def words(self) -> str:
        return _("Registration is closed: the event is over or was called off.")


class DeadlinePassed(ActivityError):
    code = "deadline_passed"

    def words(self) -> str:
        return _("The time to register is over. Ask the organiser whether you can still come.")


class DeclinedBefore(ActivityError):
    code = "declined_before"

    def words(self) -> str:
        return _(
            "The organiser has declined your registration. Ask the organiser if you think it is a mistake."
        )


class NothingOffered(ActivityError):
    code = "nothing_offered"

    def words(self) -> str:
        return _("No seat is offered to you at the moment. Look at the page of the event for how it stands.")


class OfferExpired(ActivityError):
    code = "offer_expired"

    def words(self) -> str:
        return _(
            "The time to answer is over, and the seat goes to the next. You can join the waiting list again."
        )


class TooManyNames(ActivityError):
    """More names than companions; `most` says how many come along."""

    code = "too_many_names"

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def words(self) -> str:
        return ngettext(
            "%(most)d person comes with you. Write no more names, or change how many come first.",
            "%(most)d people come with you. Write no more names, or change how many come first.",
            self.most,
        ) % {"most": self.most}


class AnswerMissing(ActivityError):
    """A question that must be answered is not; `question` is its text."""

    code = "answer_missing"

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question

    def words(self) -> str:
        return _("Please answer: %(question)s") % {"question": self.question}


class AnswerNotUnderstood(AnswerMissing):
    code = "answer_not_understood"

    def words(self) -> str:
        return _("This answer does not fit the question: %(question)s") % {"question": self.question}


class QuestionAnswered(ActivityError):
    code = "question_answered"

    def words(self) -> str:
        return _("People have answered this question, so it stays as it is. Ask a new one instead.")


class ConditionUnknown(ActivityError):
    code = "condition_unknown"

    def words(self) -> str:
        return _("The answer this question waits for is not there any more. Choose another.")


class NothingToDecide(ActivityError):
    code = "nothing_to_decide"

    def words(self) -> str:
        return _(
            "This registration does not wait for a decision any more. Reload the page to see how it stands."
        )


class ModeNotOffered(ActivityError):
    code = "mode_not_offered"

    def words(self) -> str:
        return _("This event is not held that way. Choose one of the ways on its page.")


class PartyTooLarge(ActivityError):
    """More people than one registration may bring; `most` says how many it may."""

    code = "party_too_large"

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def words(self) -> str:
        return _(
            "One registration is for at most %(most)d people. Ask the others to register themselves."
        ) % {"most": self.most}


class NobodyComes(ActivityError):
    code = "nobody_comes"

    def words(self) -> str:
        return _("A registration is for one person at least.")


class SeatsTaken(ActivityError):
    """Fewer seats, in the hall or online, than are taken; `taken` says how many."""

    code = "seats_taken"

    def __init__(self, taken: int) -> None:
        super().__init__()
        self.taken = taken

    def words(self) -> str:
        return ngettext(
            "%(taken)d seat is taken already. Keep at least as many.",
            "%(taken)d seats are taken already. Keep at least as many.",
            self.taken,
        ) % {"taken": self.taken}


class ModeTaken(ActivityError):
    """People have registered for a way of taking part that is to be no more."""

    code = "mode_taken"

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self.mode = mode

    def words(self) -> str:
        if self.mode == Mode.HALL:
            return _(
                "People have registered for the hall. Keep it, or call the event off and announce a new one."
            )
        return _(
            "People have registered to be online. Keep it online too, or call the event off and announce a new one."
        )


class TooLittleTimeToAnswer(ActivityError):
    """Asked too shortly before the answer is due; `least` is the hours there must be."""

    code = "too_little_time_to_answer"

    def __init__(self, least: int) -> None:
        super().__init__()
        self.least = least

    def words(self) -> str:
        return ngettext(
            "Ask at least %(hours)d hour before the answer is due: people sleep and work.",
            "Ask at least %(hours)d hours before the answer is due: people sleep and work.",
            self.least,
        ) % {"hours": self.least}


class NothingAsked(ActivityError):
    code = "nothing_asked"

    def words(self) -> str:
        return _("You need not answer now: your registration stands as it is.")


class SeatLapsed(ActivityError):
    code = "seat_lapsed"

    def words(self) -> str:
        return _(
            "We did not hear from you in time, and your seat went to others. You can register again on the page of the "
            "event."
        )


class TransferNotPossible(ActivityError):
    code = "transfer_not_possible"

    def words(self) -> str:
        return _("This place cannot be handed on. If you cannot come, cancel: your seats go to others.")


class TransferOver(ActivityError):
    """Taken, declined, taken back, or its time has passed."""

    code = "transfer_over"

    def words(self) -> str:
        return _("This place is not to be had any more: it was taken, taken back, or its time is over.")


class AlreadyComing(ActivityError):
    code = "already_coming"

    def words(self) -> str:
        return _("You are registered for this event yourself, so you cannot take another place.")


class NotRegistered(ActivityError):
    code = "not_registered"

    def words(self) -> str:
        return _("You are not registered for this event, or have already cancelled.")


class TooEarlyToMark(ActivityError):
    code = "too_early_to_mark"

    def words(self) -> str:
        return _("Nobody can have come yet. From two hours before the start you can mark who came.")


class RosterTooEarly(ActivityError):
    code = "roster_too_early"

    def words(self) -> str:
        return _("This event is not published yet. Publish it first, then import who came.")


class SeriesAlready(ActivityError):
    code = "series_already"

    def words(self) -> str:
        return _("This event is one of a series already. Add dates to it on the page of its dates.")


class NoSeries(ActivityError):
    code = "no_series"

    def words(self) -> str:
        return _("This event is not one of a series.")


class TooFewDates(ActivityError):
    code = "too_few_dates"

    def words(self) -> str:
        return _("A series has two dates at least. Tick one more, or let it go on for longer.")


class TooManyDates(ActivityError):
    code = "too_many_dates"

    def words(self) -> str:
        return _("A series has at most %(most)d dates. Begin another one for what comes later.") % {
            "most": MOST_DATES
        }


class DateTaken(ActivityError):
    code = "date_taken"

    def words(self) -> str:
        return _("The series has this date already.")


class DateRefused(ActivityError):
    """One date stands in the way of changing several; `day` says which, `refusal` why."""

    def __init__(self, day: date, refusal: ActivityError) -> None:
        super().__init__()
        self.day, self.refusal = day, refusal
        self.code = refusal.code

    def words(self) -> str:
        day = format_day(self.day, language=get_language() or "en", year=True)
        return _("Nothing was changed, because of %(day)s: %(reason)s") % {"day": day, "reason": self.refusal}


class NotMarked(ActivityError):
    code = "not_marked"

    def words(self) -> str:
        return _("She is not marked as come. Mark her first.")


class TooEarlyToSay(ActivityError):
    code = "too_early_to_say"

    def words(self) -> str:
        return _("The event is not over yet. Show your ticket at the door.")


class TooLateToSay(ActivityError):
    code = "too_late_to_say"

    def words(self) -> str:
        return _("This was too long ago. Ask the organiser to mark you.")


class NoCertificate(ActivityError):
    code = "no_certificate"

    def words(self) -> str:
        return _(
            "There is no certificate for you here. It is for those who were seen at the event, once it is over."
        )


class TakenBack(ActivityError):
    code = "taken_back"

    def words(self) -> str:
        return _(
            "The organiser has not found you among those who came. If you were there, talk to the organiser."
        )
