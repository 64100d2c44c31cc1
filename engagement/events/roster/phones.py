"""Numbers in every spelling to one spelling (E.164), where that is certain."""

import re

import phonenumbers
from phonenumbers import NumberParseException

from .folding import fold, squeeze
from .reasons import Reason

HOME = "ID"
NOTHING = frozenset(
    (
        "",
        "0",
        "tidak ada",
        "tdk ada",
        "tidak punya",
        "none",
        "n a",
        "na",
        "nihil",
        "belum ada",
        "kosong",
        "no",
    )
)
_SEVERAL = re.compile(r"\s*(?:[/;,|\n&]|\batau\b|\bdan\b|\bor\b|\band\b)\s*", re.IGNORECASE)
_SHORTENED = re.compile(r"\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_WORD = r"(?:hp|wa|whatsapp|telp|tel|tlp|phone|mobile|no|kantor|office|rumah)"
_LABEL = re.compile(rf"^\(?{_WORD}\)?\s*[.:]?\s*|\s*\(?{_WORD}\)?$", re.IGNORECASE)
# Where many work abroad and the calling code is also the start of a mobile number here whose zero is lost:
# 852 is Hong Kong and 0852 a prefix at home.
_ALSO_HOME = ("852", "853", "855", "880", "886")
_ROUNDED_TO = 10_000


def read_phones(value: object) -> tuple[str, tuple[Reason, ...]]:
    """The first certain number in E.164, or '', and what to note about the rest."""
    if isinstance(value, bool):
        return "", ()
    if isinstance(value, int | float):
        return _read_number(value)
    text = squeeze(value)
    if fold(text) in NOTHING:
        return "", ()
    if _SHORTENED.fullmatch(text.replace(" ", "")):
        return _read_shortened(text)
    parts = [part for part in _SEVERAL.split(str(value).strip()) if re.search(r"\d", part)]
    return _first_certain(parts or [text])


def _first_certain(parts: list[str]) -> tuple[str, tuple[Reason, ...]]:
    phone = ""
    notes: list[Reason] = []
    for part in parts:
        number, code = _read_text(squeeze(part))
        if code:
            notes.append(Reason(code, squeeze(part)))
        elif not phone:
            phone = number
        elif number != phone:
            notes.append(Reason("phone_second", number))
    return phone, tuple(notes)


def _read_number(value: float) -> tuple[str, tuple[Reason, ...]]:
    """A number cell has lost its leading zero, so it is one of ours; a rounded one has lost its end too."""
    if value == 0:
        return "", ()
    text = squeeze(value)
    if not text.isdigit():
        return "", (Reason("phone_unclear", text),)
    if isinstance(value, float) and value >= 1e9 and value % _ROUNDED_TO == 0:
        return "", (Reason("phone_lost_digits", f"{value:.5E}"),)
    number = _valid(text, HOME) or _valid(f"+{text}", None)
    return (number, ()) if number else ("", (Reason("phone_unclear", text),))


def _read_shortened(text: str) -> tuple[str, tuple[Reason, ...]]:
    """'8.12346E+11' has too few digits to be whole; '8.12345678901E+11' has all."""
    mantissa, _e, power = text.replace(" ", "").replace(",", ".").lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    if decimals + 3 < int(power):
        return "", (Reason("phone_lost_digits", text),)
    return _read_number(round(float(text.replace(" ", "").replace(",", "."))))


def _read_text(text: str) -> tuple[str, str]:
    """(number, '') or ('', code of the note)."""
    text = _LABEL.sub("", text).replace("(+", "+(").replace("O", "0").replace("o", "0")
    digits = re.sub(r"\D", "", text)
    if re.search(r"[^\W\d]", text) or not 6 <= len(digits) <= 17:
        return "", "phone_unclear"
    if text.startswith("+") or digits.startswith("00"):
        number = _valid("+" + digits.removeprefix("00"), None)
    elif digits.startswith("0"):
        number = _valid(digits, HOME)
    elif digits.startswith("62"):
        number = _valid("+" + digits, None)
    elif digits.startswith(_ALSO_HOME) and _valid(digits, HOME) and _valid("+" + digits, None):
        return "", "phone_two_countries"
    else:
        number = _valid(digits, HOME) or _valid("+" + digits, None)
    return (number, "") if number else ("", "phone_unclear")


def _valid(text: str, region: str | None) -> str:
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
