"""In what state contributions are, from their themes: the one place that writes it once they are sorted."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from engagement.voices.choices import ANSWERED_STATES, ContributionState, Verdict
from engagement.voices.models import Contribution, Theme, ThemeEntry

Standing = tuple[str, bool]
"""Of a theme: its published verdict ("" before), and whether all that was promised is kept."""


def settle(contribution_ids: Collection[int], *, now: datetime) -> None:
    """Give each of these the state that its themes say; the caller holds the activity. What is taken back stays so."""
    themes: dict[int, list[Standing]] = defaultdict(list)
    entries = ThemeEntry.objects.filter(contribution__in=contribution_ids)
    for contribution_id, verdict, is_done in entries.values_list(
        "contribution", "theme__verdict", "theme__is_done"
    ):
        themes[contribution_id].append((verdict, is_done))
    rows = Contribution.objects.filter(pk__in=contribution_ids).exclude(state=ContributionState.WITHDRAWN)
    changed = []
    for row in rows.select_for_update(no_key=True).order_by("pk"):
        state = state_of(themes[row.pk], ContributionState(row.state))
        if state != row.state:
            row.state, row.updated_at = state, now
            row.answered_at = (row.answered_at or now) if state in ANSWERED_STATES else None
            changed.append(row)
    Contribution.objects.bulk_update(changed, ["state", "updated_at", "answered_at"], batch_size=1000)


def settle_theme(theme: Theme, *, now: datetime) -> None:
    """The same for all that lies in a theme."""
    settle(list(theme.entries.values_list("contribution", flat=True)), now=now)


def state_of(themes: Collection[Standing], before: ContributionState) -> ContributionState:
    """What the themes of a contribution say of it; where they decided differently, that it is answered."""
    verdicts = {verdict for verdict, _is_done in themes if verdict}
    if not verdicts:
        if themes:
            return ContributionState.GROUPED
        return ContributionState.READ if before == ContributionState.GROUPED else before
    promised = [is_done for verdict, is_done in themes if verdict and verdict != Verdict.DECLINED]
    if promised and all(promised):
        return ContributionState.DONE
    return ContributionState(verdicts.pop()) if len(verdicts) == 1 else ContributionState.ANSWERED
