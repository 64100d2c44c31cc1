"""Forms by which people write ideas and comments, and organisers ask for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.texts import check_readable, readable
from engagement.activities.models import Mandate
from engagement.consultations.choices import IdeaOrder, Stance
from engagement.consultations.ideas.plans import IdeaWritten, Prompted
from engagement.consultations.models import (
    LONGEST_CATEGORY,
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Category,
    Idea,
    Phase,
    Prompt,
)
from places.forms import PlaceField

MOST_CATEGORIES = 12
HERSELF = "me"


class PromptForm(forms.Form):
    """What people are asked, and for ideas what they can be about."""

    text = forms.CharField(label=_("What do you ask?"), max_length=LONGEST_TEXT, validators=[check_readable])
    help = forms.CharField(
        label=_("A word of help below the question"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput,
    )
    categories = forms.CharField(
        label=_("Categories"),
        required=False,
        max_length=MOST_CATEGORIES * (LONGEST_CATEGORY + 2),
        help_text=_("One a line, few and short: Health, School, Work. Leave it empty to do without."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    takes_comments = forms.BooleanField(label=_("People can comment"), required=False, initial=True)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        prompt: Prompt | None,
        phase: Phase,
        has_categories: bool,
    ) -> None:
        shown = {}
        if prompt:
            texts = phase.categories.values_list("text", flat=True)
            shown = {"text": prompt.text, "help": prompt.help, "takes_comments": prompt.takes_comments}
            shown["categories"] = "\n".join(texts)
        super().__init__(data, initial=shown)
        if not has_categories:
            del self.fields["categories"]

    def clean_categories(self) -> list[str]:
        lines = (readable(line, optional=True) for line in self.cleaned_data["categories"].splitlines())
        texts = list(dict.fromkeys(line for line in lines if line))
        if len(texts) > MOST_CATEGORIES or any(len(text) > LONGEST_CATEGORY for text in texts):
            raise forms.ValidationError(
                _("At most %(most)d categories, each of at most %(long)d characters."),
                params={"most": MOST_CATEGORIES, "long": LONGEST_CATEGORY},
            )
        return texts

    def prompted(self) -> Prompted:
        """The cleaned values as the service takes them."""
        return Prompted(**self.cleaned_data)


class SpeakerForm(forms.Form):
    """Asks for whom she speaks, before anything else, where she may also speak for groups."""

    def __init__(self, *args: Any, mandates: Sequence[Mandate] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = {mandate.organisation.code: mandate.organisation for mandate in mandates}
        if self._groups:
            named = [
                (code, _("For %(group)s") % {"group": group.name}) for code, group in self._groups.items()
            ]
            self.fields["speaks_for"] = forms.ChoiceField(
                label=_("For whom do you speak?"),
                choices=[(HERSELF, _("For myself")), *named],
                initial=HERSELF,
                widget=forms.RadioSelect,
                help_text=_("What you say for a group stands there with its name, for everyone."),
            )
            self.order_fields(["speaks_for"])

    def group(self) -> Organisation | None:
        """The group for which she speaks, or None."""
        return self._groups.get(self.cleaned_data.get("speaks_for", ""))


class IdeaForm(SpeakerForm):
    """An idea."""

    title = forms.CharField(
        label=_("Your idea in one line"), max_length=LONGEST_TITLE, validators=[check_readable]
    )
    text = forms.CharField(
        label=_("What should be done, and why?"),
        max_length=LONGEST_WORDS,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    place = PlaceField(
        label=_("Where?"),
        required=False,
        help_text=_("A district, city or province, if it is about one. Never a street or a house."),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        categories: list[Category],
        idea: Idea | None = None,
        mandates: Sequence[Mandate] = (),
    ) -> None:
        shown: dict[str, Any] = {}
        if idea:
            category = idea.category.code if idea.category else ""
            shown = {"title": idea.title, "text": idea.text, "category": category, "place": idea.place}
        super().__init__(data, initial=shown, mandates=mandates)
        if categories:
            offered = [(category.code, category.text) for category in categories]
            self.fields["category"] = forms.ChoiceField(
                label=_("What is it about?"), choices=offered, widget=forms.RadioSelect
            )
            self.order_fields(["speaks_for", "title", "text", "category"])

    def written(self) -> IdeaWritten:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return IdeaWritten(
            title=cleaned["title"],
            text=cleaned["text"],
            category=cleaned.get("category", ""),
            place=cleaned["place"],
        )


class AdditionForm(forms.Form):
    """What is added to an idea others have taken up."""

    addition = forms.CharField(
        label=_("What you add"),
        max_length=LONGEST_WORDS,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CommentForm(SpeakerForm):
    """A comment; `reply_to` is the code of what it replies to."""

    text = forms.CharField(
        label=_("Your comment"),
        max_length=LONGEST_WORDS,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    stance = forms.ChoiceField(
        label=_("Where do you stand?"),
        required=False,
        choices=[*Stance.choices, ("", _("Neither"))],
        widget=forms.RadioSelect,
    )
    reply_to = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)

    def __init__(self, *args: Any, takes_stance: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not takes_stance:
            del self.fields["stance"]

    def side(self) -> Stance | None:
        """The side taken, if any."""
        return Stance(self.cleaned_data["stance"]) if self.cleaned_data.get("stance") else None


class IdeasWantedForm(forms.Form):
    """Which ideas to list; what cannot be understood is as if it were not asked."""

    q = forms.CharField(label=_("Search"), required=False, max_length=LONGEST_TITLE)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=IdeaOrder.choices)
    mine = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, categories: list[Category], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("All")), *((category.code, category.text) for category in categories)]
        self.fields["category"] = forms.ChoiceField(choices=offered, required=False)
