"""All faults at once, in small: the long form is `make prove`."""

from pathlib import Path

import pytest

from config.launch.folders import ROOT
from tests.prove.storm import storm

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("faults")]


def test_nothing_is_lost_and_nothing_goes_twice_uncounted_in_a_storm(tmp_path: Path) -> None:
    figures = storm(ROOT / ".balai" / "faults", tmp_path, reminders=1500, kills=4, seed=7)

    assert figures["accepted"] == 1500
