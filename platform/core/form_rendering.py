"""How every Django form looks, ours and allauth's: our field partial, with an error summary on top."""

from collections.abc import Mapping
from typing import Any

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Widget


class Field(BoundField):
    """A field as the page shows it: no placeholder (labels stay), and a target for the error summary."""

    @property
    def first_input_id(self) -> str:
        """Where a link from the error summary leads: the first choice of a group, else the input itself."""
        return f"{self.auto_id}_0" if self.use_fieldset else (self.id_for_label or self.auto_id)

    def build_widget_attrs(self, attrs: Mapping[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(dict(attrs), widget)
        shown = widget or self.field.widget
        shown.attrs.pop("placeholder", None)
        if self.use_fieldset:
            built["class"] = "choices"
            # Says nothing on a single radio button; the group points to its error instead.
            built.pop("aria-invalid", None)
        if shown.attrs.get("autocomplete") == "one-time-code":
            built |= {"inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}
        return built


class BalaiRenderer(TemplatesSetting):
    """Set as FORM_RENDERER; needs `django.forms` among the installed apps for the inputs themselves."""

    form_template_name = "components/_form.html"
    field_template_name = "components/_field.html"
    bound_field_class = Field
