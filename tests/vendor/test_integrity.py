"""Files of others that lie in this house are what their vendor.json says, byte for byte."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from config.launch.folders import ROOT

CARDS = sorted(
    path for path in ROOT.rglob("vendor.json") if not path.relative_to(ROOT).parts[0].startswith(".")
)


def test_there_is_something_to_check() -> None:
    assert CARDS


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.parent.name)
def test_vendored_files_are_what_their_card_says(card: Path) -> None:
    said = json.loads(card.read_text())
    files = {path.name for path in card.parent.iterdir()} - {card.name}

    assert {"name", "version", "licence", "integrity"} <= set(said)
    assert {name: _integrity(card.parent / name) for name in files} == said["integrity"]


def _integrity(path: Path) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
