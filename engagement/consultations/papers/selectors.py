"""Questions about printed sheets."""

from dataclasses import dataclass

from django.db.models import Count, F, Q

from engagement.consultations.models import Phase, Sheet


@dataclass(frozen=True)
class SheetFigures:
    """How many sheets of a survey were printed and typed; `outdated` are left and ask what is asked otherwise now."""

    printed: int
    typed: int
    outdated: int

    @property
    def left(self) -> int:
        return self.printed - self.typed


def sheet_figures(phase: Phase) -> SheetFigures:
    is_left = Q(contribution=None)
    counts = Sheet.objects.filter(phase=phase).aggregate(
        printed=Count("pk"),
        typed=Count("contribution"),
        outdated=Count("pk", filter=is_left & Q(version__lt=F("phase__version"))),
    )
    return SheetFigures(**counts)
