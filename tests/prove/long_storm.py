"""The storm at full length: 100,000 reminders, 200 kills; its figures go where PROVE_FIGURES says."""

import json
import os
from pathlib import Path

import pytest

from config.launch.folders import ROOT
from tests.prove.storm import storm

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]


def test_a_hundred_thousand_reminders_through_two_hundred_kills(tmp_path: Path) -> None:
    kills, reminders = int(os.environ["PROVE_KILLS"]), int(os.environ["PROVE_REMINDERS"])

    figures = storm(ROOT / ".balai" / "faults", tmp_path, reminders=reminders, kills=kills, seed=kills)

    Path(os.environ["PROVE_FIGURES"]).write_text(json.dumps(figures))
