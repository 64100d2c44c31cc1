"""Take a name apart from the titles and degrees around it, without eating any of the name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .folding import fold, squeeze
from .reasons import Reason

LONGEST_NAME = 150

# Forms of address say nothing that must be kept; titles are kept. A word without a dot counts only when a name follows.
_ADDRESS = (
    r"bapak\s*/\s*ibu|bpk\s*/\s*ibu|pak\s*/\s*bu|sdr\s*/\s*i|bapak|bpk|ibu|pak|bu|sdri|sdr|"
    r"saudari|saudara|tn|ny|nn|mrs|mr|ms"
)
_TITLE = r"prof|dra|drs|drg|drh|dr|ir|k\.?\s?h|hj|h|ustadzah|ustadz|ust|pdt|apt"
_FRONT = re.compile(
    rf"(?P<address>{_ADDRESS})(?:\.\s*|\s+)(?=\S)|(?P<title>{_TITLE})(?:\.\s*|\s+)(?=\S)", re.IGNORECASE
)

# Degrees sure enough to stand without dots or comma in a name of capitals.
_SURE_DEGREES = frozenset(
    [
        "sh",
        "se",
        "sip",
        "ssos",
        "ssi",
        "spd",
        "spdi",
        "sag",
        "skom",
        "sked",
        "skep",
        "skm",
        "sgz",
        "stp",
        "spsi",
        "sikom",
        "sstp",
        "shut",
        "mm",
        "mh",
        "mt",
        "mhum",
        "msi",
        "mpd",
        "mpdi",
        "mkom",
        "msc",
        "mba",
        "mph",
        "mkes",
        "map",
        "mip",
        "mikom",
        "mkn",
        "mag",
        "mpsi",
        "phd",
        "llm",
        "llb",
        "bsc",
        "amd",
        "amdkep",
        "amdkeb",
        "sei",
        "shi",
        "lc",
        "msos",
        "ners",
    ]
)
# These are names or parts of names too: degrees only after a comma or with dots.
_UNSURE_DEGREES = frozenset(
    [
        "ma",
        "ba",
        "st",
        "sp",
        "s1",
        "s2",
        "ns",
        "cpa",
        "mpp",
        "med",
        "ssn",
        "strkeb",
        "stt",
        "dea",
        "ak",
        "ca",
        "dipl",
        "apt",
    ]
)
_DOTTED_DEGREE = re.compile(
    r"(?:[SMBD]|Sp|A\.?Md|Ph|LL)\.\s?[A-Z][A-Za-z]{0,6}(?:\.[A-Za-z]{1,5})*\.?", re.IGNORECASE
)

_SMALL_WORDS = frozenset(["bin", "binti", "van", "von", "de", "der", "den", "el"])
_ROMAN = re.compile(r"(?:ii|iii|iv|vi{1,3})", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")

_BODIES = [
    "dinas",
    "badan",
    "yayasan",
    "kementerian",
    "kantor",
    "universitas",
    "perkumpulan",
    "lembaga",
    "bappeda",
    "kecamatan",
    "kelurahan",
    "pemerintah",
    "serikat",
    "forum",
    "komunitas",
    "paguyuban",
    "organisasi",
    "asosiasi",
    "persatuan",
    "ikatan",
    "sekretariat",
    "bagian",
    "bidang",
    "balai",
    "pt",
    "cv",
    "office",
    "department",
    "ministry",
    "foundation",
    "university",
    "association",
    "union",
    "agency",
    "community",
    "network",
    "council",
    "panitia",
]
_STAND_INS = r"perwakilan|representative|representatives|delegasi|delegation|utusan|rombongan|staf dari"
_IS_BODY = re.compile(
    rf"(?:{_STAND_INS})\b|(?:(?:wakil|tim|staf|team|staff|the|an) (?:dari |of |from )?)?(?:{'|'.join(_BODIES)}) \w"
)
# A line end inside a cell is mostly a name that was too long for its column; two full names are two people.
_SEVERAL = re.compile(r"\s+(?:dan|and)\s+|\s*[&;/+]\s*", re.IGNORECASE)
_NOBODY = frozenset(
    ("kosong", "tba", "tbc", "na", "n a", "tidak ada", "belum ada", "nihil", "none", "nama", "name")
)


@dataclass(frozen=True, slots=True)
class SplitName:
    """A name alone, and what stood around it."""

    name: str
    title: str = ""
    degrees: str = ""
    called: str = ""
    notes: tuple[Reason, ...] = ()


def name_refusal(value: object) -> Reason | None:
    """Why the cell cannot be one person's name, if so."""
    text = squeeze(value)
    folded = fold(text)
    if not text or folded in _NOBODY or not folded:
        return Reason("name_missing")
    if "@" in text:
        return Reason("name_is_contact", text)
    if not any(letter.isalpha() for letter in text):
        return Reason("name_is_contact" if len(re.sub(r"\D", "", text)) > 7 else "name_without_letters", text)
    if _IS_BODY.match(folded):
        return Reason("name_is_body", text)
    if _holds_several(str(value)):
        return Reason("name_holds_several", text)
    if len(text) > LONGEST_NAME:
        return Reason("name_too_long", limit=LONGEST_NAME)
    return None


def _holds_several(text: str) -> bool:
    parts = _SEVERAL.split(_without_front(squeeze(text))[0])
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return (len(parts) > 1 and all(len(fold(part)) > 1 for part in parts)) or (
        len(lines) > 1 and "," not in text and all(len(line.split()) > 1 for line in lines)
    )


def split_name(text: str) -> SplitName:
    """'Dr. Hj. SITI CONTOH, S.Sos., M.Si.' gives the name 'Siti Contoh' and the rest beside it."""
    text, called, notes = _without_brackets(squeeze(text))
    rest, titles = _without_front(text)
    words, degrees = _around_commas(rest)
    capitals = rest.isupper() or rest.islower()
    while len(words) > 1 and _is_degree(words[-1], capitals):
        degrees.insert(0, words.pop())
    return SplitName(
        proper_case(" ".join(words).strip(" .,-")) or text,
        " ".join(titles),
        ", ".join(degrees),
        called,
        notes,
    )


def _around_commas(text: str) -> tuple[list[str], list[str]]:
    """(words of the name, degrees); 'CONTOH, Siti' is a name turned round, not a degree."""
    before, *after = (part.strip() for part in text.split(",") if part.strip(" ."))
    degrees = [part for part in after if _looks_like_degree(part, before)]
    given = [part for part in after if part not in degrees]
    if not given:
        return before.split(), degrees
    return " ".join((*given, proper_case(before))).split(), degrees


def _looks_like_degree(part: str, before: str) -> bool:
    bare = fold(part).replace(" ", "")
    return "." in part or bare in _SURE_DEGREES | _UNSURE_DEGREES or (part.isupper() and not before.isupper())


def proper_case(name: str) -> str:
    """A name written all in capitals, or all small, as names are written; any other is left alone."""
    if not (name.isupper() or name.islower()):
        return name
    return " ".join(_proper_word(word, position) for position, word in enumerate(name.split()))


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The folded name, titles and degrees aside: equal for two spellings of one name."""
    return fold(split_name(name).name)


def _without_front(text: str) -> tuple[str, list[str]]:
    titles: list[str] = []
    while found := _FRONT.match(text):
        if not any(letter.isalpha() for letter in text[found.end() :].partition(",")[0]):
            break
        if found["title"]:
            title = re.sub(r"\s", "", found["title"])
            titles.append(_title_case(title) + ("." if "." in found[0] else ""))
        text = text[found.end() :]
    return text, titles


def _title_case(title: str) -> str:
    if title == "dr":  # small, it means a physician
        return title
    return title.upper() if title.casefold() in {"kh", "k.h", "h"} else title.capitalize()


def _is_degree(word: str, capitals: bool) -> bool:
    bare = fold(word).replace(" ", "")
    if "." in word.rstrip("."):
        return bool(_DOTTED_DEGREE.fullmatch(word)) or bare in _SURE_DEGREES | _UNSURE_DEGREES
    # "Ratna Se" stays a name; "Ratna SE" and "RATNA SE" do not.
    return bare in _SURE_DEGREES and (capitals or word.isupper() or (word.endswith(".") and len(bare) > 2))


def _without_brackets(text: str) -> tuple[str, str, tuple[Reason, ...]]:
    called = ""
    notes: list[Reason] = []
    for inside in _BRACKETS.findall(text):
        word = squeeze(inside)
        outside = fold(_BRACKETS.sub("", text)).split()
        if (
            not called
            and len(word.split()) == 1
            and any(part.startswith(fold(word)) or part.endswith(fold(word)) for part in outside)
            and fold(word)
        ):
            called = proper_case(word)
        elif word:
            notes.append(Reason("brackets_left_out", word))
    return squeeze(_BRACKETS.sub(" ", text)) or text, called, tuple(notes)


def _proper_word(word: str, position: int) -> str:
    if position and word.casefold() in _SMALL_WORDS:
        return word.casefold()
    if _ROMAN.fullmatch(word) and position:
        return word.upper()
    # After an apostrophe a name goes on small (Nur'aini); after a hyphen or a dot it begins anew.
    return re.sub(r"(^|[-.(])(\w)", lambda found: found[1] + found[2].upper(), word.lower())
