"""The closed lists of campaigns."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActionState(TextChoices):
    DONE = "done", _("Done")
    TAKEN_BACK = "taken_back", _("Taken back")
