"""The field by which any form asks for a place, with or without JavaScript."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from places.choices import Closeness
from places.models import Place
from places.names import chain
from places.selectors import LONGEST_QUERY, Match, by_code, search


class PlaceAnswer(NamedTuple):
    """What came from the page: the text, and the code chosen when the text was `asked`."""

    text: str
    code: str = ""
    asked: str = ""


class PlaceInput(forms.Widget):
    """A text box; what fits appears under it as one types, or after sending where there is no script."""

    template_name = "places/widgets/place.html"
    search_url = reverse_lazy("places:place-search")

    # Set by the field while it cleans: what to choose from, and what was understood.
    candidates: Sequence[Match] = ()
    understood: Place | None = None

    def value_from_datadict(self, data: Mapping[str, Any], _files: object, name: str) -> PlaceAnswer:
        return PlaceAnswer(
            text=str(data.get(name, "")).strip(),
            code=str(data.get(f"{name}-code", "")),
            asked=str(data.get(f"{name}-asked", "")),
        )

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: object, name: str) -> bool:
        return name not in data

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        answer = value if isinstance(value, PlaceAnswer) else PlaceAnswer("")
        place = self.understood or (value if isinstance(value, Place) else None)
        if place:
            label = chain(place)
            answer = PlaceAnswer(text=label, code=place.code, asked=label)
        context = super().get_context(name, None, attrs)
        context["widget"] |= {
            "answer": answer,
            "candidates": self.candidates,
            "search_url": self.search_url,
            "longest": LONGEST_QUERY,
        }
        return context


class PlaceField(forms.Field):
    """Cleans to a Place (with its chain loaded), or None where it is not required.

    One good match for the text is taken. Several are shown to choose from, under the same field.
    `initial` is a Place, its code, or (from a model form) its primary key.
    """

    widget = PlaceInput
    default_error_messages = {
        "required": _("Write the name of a place: a district, a city or regency, or a country."),
        "choose": _("Several places fit. Choose one of these, or write more of the name."),
        "unsure": _("No place is spelled quite so. Choose one of these, or write the name again."),
        "unknown": _(
            "No place is known by this name. Try its city or regency, or the country if it is abroad."
        ),
    }

    def prepare_value(self, value: Any) -> PlaceAnswer | Place | None:  # Any: as forms.Field declares it
        match value:
            case PlaceAnswer() | Place():
                return value
            case int():
                return Place.objects.with_chain().filter(pk=value).first()
            case str() if value:
                return by_code(value)
        return None

    def has_changed(
        self, initial: Any, data: PlaceAnswer | None
    ) -> bool:  # Any: whatever a form has as initial
        before = self.prepare_value(initial)
        return (data.text if data else "") != (chain(before) if isinstance(before, Place) else "")

    def clean(self, value: PlaceAnswer | None) -> Place | None:
        if not value or not value.text:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        place = by_code(value.code) if value.code and value.text == value.asked else None
        self.widget.understood = place or self._understand(value.text)
        return self.widget.understood

    def _understand(self, text: str) -> Place:
        """The one place that `text` means; else the error, with what to choose from given to the widget."""
        matches = search(text)
        exact = [match for match in matches if match.closeness == Closeness.EXACT]
        good = exact or [match for match in matches if match.closeness == Closeness.PREFIX]
        if len(good) == 1:
            return good[0].place
        self.widget.candidates = matches
        code = "choose" if good else "unsure" if matches else "unknown"
        raise ValidationError(self.error_messages[code], code=code)
