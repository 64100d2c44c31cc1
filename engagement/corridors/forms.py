"""Forms of corridors: the words, the clock, the tasks, and what is put in."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.once import OnceForm
from core.texts import check_readable
from core.years import check_year
from core.zones import zone_choices
from engagement.activities.models import Activity
from engagement.corridors.models import (
    LONGEST_ABOUT,
    LONGEST_LINK,
    LONGEST_TASK,
    LONGEST_TITLE,
    LONGEST_WORD,
    Side,
    Task,
)
from engagement.corridors.plans import Words
from engagement.corridors.selectors import to_put_in
from places.selectors import zone_of


class WordsForm(forms.Form):
    """The page's words in one language."""

    language = forms.ChoiceField(label=_("Written in"), choices=settings.LANGUAGES)
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE, validators=[check_readable])
    about = forms.CharField(
        label=_("What you do together, and what for"),
        max_length=LONGEST_ABOUT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, side: Side | None = None, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", language)
        if side:
            if side.language:
                self.initial.update(language=side.language, title=side.title, about=side.about)
            # Who was asked may let the other's words stand alone.
            self.fields["title"].required = side.has_proposed

    def words(self) -> Words:
        cleaned = self.cleaned_data
        return Words(language=cleaned["language"], title=cleaned["title"], about=cleaned["about"])


class AcceptForm(WordsForm):
    """Saying yes, with words of one's own or without."""

    zone = forms.ChoiceField(label=_("Time zone"), help_text=_("The days of your tasks are read by it."))

    def __init__(self, *args: Any, side: Side, **kwargs: Any) -> None:
        super().__init__(*args, side=side, **kwargs)
        _ask_zone(self, [side.organisation])


class ProposeForm(WordsForm):
    """Asking another group, in the name of one's own."""

    organisation = forms.ModelChoiceField(
        label=_("In the name of"),
        queryset=Organisation.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    zone = forms.ChoiceField(label=_("Time zone"), help_text=_("The days of your tasks are read by it."))

    def __init__(self, *args: Any, groups: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"]).queryset = groups
        _ask_zone(self, groups)
        self.order_fields(["organisation", "zone"])


def _ask_zone(form: forms.Form, groups: Iterable[Organisation]) -> None:
    """Ask for the clock only where the place of a group has several; the service demands it for that group."""
    zone = cast(forms.ChoiceField, form.fields["zone"])
    zone.choices, zone.required = [("", _("The clock of the place")), *zone_choices()], False
    if all(zone_of(group.place) for group in groups):
        del form.fields["zone"]


class TaskForm(forms.Form):
    """What a side does, by when."""

    text = forms.CharField(
        label=_("What is to be done"), max_length=LONGEST_TASK, validators=[check_readable]
    )
    due_on = forms.DateField(
        label=_("By when?"),
        validators=[check_year],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The day ends at midnight where your group is."),
    )


class NewTaskForm(OnceForm, TaskForm):
    """A task that is not there yet."""


class DoneForm(forms.Form):
    """How a task went."""

    word = forms.CharField(
        label=_("How it went"),
        max_length=LONGEST_WORD,
        validators=[check_readable],
        help_text=_("In a sentence. Everybody reads it: write nobody's name without asking."),
    )
    link = forms.URLField(
        label=_("Where one can see it"),
        max_length=LONGEST_LINK,
        required=False,
        assume_scheme="https",
        help_text=_("The address of a page or a document, if there is one."),
    )

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(word=task.done_word, link=task.done_link)


class PutInForm(forms.Form):
    """Which of the group's activities."""

    activity = forms.ModelChoiceField(
        label=_("What to put in"), queryset=Activity.objects.none(), to_field_name="code", empty_label=None
    )

    def __init__(self, *args: Any, side: Side, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Any]", self.fields["activity"]).queryset = to_put_in(side)
