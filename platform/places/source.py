"""Reads the data files of this room (see data/SOURCE.md) into rows ready for the table."""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import babel

from places.choices import Kind
from places.folding import bars, fold, said
from places.models import Place
from places.names import country_name

DATA = Path(__file__).parent / "data"
FILES = ("countries.csv", "states.csv", "provinces.csv", "indonesia.csv", "aliases.csv")
# Raise it when the same files give other rows: a changed rule of folding, a new column.
ROWS_VERSION = "2"


def fingerprint(languages: Sequence[str]) -> str:
    """A hash of all that decides the rows: files, rules, CLDR's version, languages of country names."""
    digest = hashlib.sha256(repr((ROWS_VERSION, babel.__version__, sorted(languages))).encode())
    for name in FILES:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()


def read_places(languages: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """Every place, unsaved, with its parent's code ("" for a country); parents come before children."""
    aliases = defaultdict(list)
    for row in _rows("aliases.csv"):
        aliases[row["code"]].append(fold(row["alias"]))

    for row in _rows("countries.csv"):
        code = row["code"]
        names = [country_name(code, language) for language in ("en", *languages)]
        folded = bars([*map(fold, names), *aliases[code]])
        yield (
            Place(code=code, path=code, kind=Kind.COUNTRY, name=names[0], zone=row["zone"], folded=folded),
            "",
        )

    for row in _rows("states.csv"):
        code, name = row["code"], row["name"]
        folded = bars([fold(name), *aliases[code]])
        path = code.replace("-", ".")
        place = Place(
            code=code, path=path, kind=Kind.STATE, name=name, zone=row["zone"], iso=code, folded=folded
        )
        yield place, code[:2]

    provinces = {row["code"]: row for row in _rows("provinces.csv")}
    for row in sorted(_rows("indonesia.csv"), key=lambda row: len(row["code"])):
        yield _indonesian(row["code"], row["name"], provinces, aliases)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _indonesian(
    number: str, name: str, provinces: dict[str, dict[str, str]], aliases: dict[str, list[str]]
) -> tuple[Place, str]:
    code = f"ID-{number}"
    place = Place(code=code, path=f"ID.{number}", name=name)
    spellings = [fold(name)]
    match len(number):
        case 2:
            province = provinces[number]
            place.kind = Kind.PROVINCE
            place.names = {"en": province["english"]}
            place.zone, place.iso = province["zone"], province["iso"]
            place.tile_row, place.tile_column = int(province["tile_row"]), int(province["tile_column"])
            spellings.append(fold(province["english"]))
        case 5:
            place.kind = Kind.CITY if name.startswith("Kota ") else Kind.REGENCY
            spellings = [said(name).name]
        case _:
            place.kind = Kind.DISTRICT
            spellings.extend(fold(part) for part in name.split("/"))
    place.folded = bars([*spellings, *aliases[code]])
    parent, _, _ = number.rpartition(".")
    return place, f"ID-{parent}" if parent else "ID"
