"""What a heading of a column means, in Indonesian or English and the many ways both are written."""

import re
from functools import lru_cache
from typing import Literal

from .folding import fold

type Field = Literal[
    "ignored", "name", "given_name", "family_name", "called", "title", "degrees", "organisation", "unit", "position",
    "email", "phone", "contact", "sex", "male_mark", "female_mark", "place", "mode", "hall_mark", "online_mark",
    "present", "absent_mark", "day", "attended_at",
]  # fmt: skip

LONGEST_HEADING = 60

_SIGNATURE = r"\b(?:ttd|tanda tangan|tandatangan|paraf|signature|signed|sign)\b"
# Known and passed over. Numbers of identity cards stand here on purpose: we do not hold them.
_PASSED_OVER = (
    r"(?:no|nr|num|number|nomor|no urut|nomor urut|urut|row|ket|keterangan|remarks?|notes?|catatan|umur|usia|age|foto|"
    r"(?:no |nomor )?(?:nik|nip|ktp|nip nik|paspor|passport)(?: no| number)?|golongan|pangkat(?: golongan| gol)?|"
    r"tanggal lahir|tgl lahir|date of birth|agama|religion)"
)
_PHONE = (
    r"\b(?:hp|handphone|wa|whatsapp|telp|telpon|telepon|telefon|tlp|phone|telephone|tel|mobile|ponsel|seluler|cell|"
    r"nomor kontak|no kontak|contact number|contact no)\b"
)
_EMAIL = r"\b(?:e mail|email|surel|surat elektronik|mail)\b"
_NAME_WORDS = frozenset(
    [
        "nama",
        "name",
        "names",
        "lengkap",
        "full",
        "peserta",
        "participant",
        "participants",
        "dan",
        "and",
        "gelar",
        "title",
        "undangan",
        "tamu",
        "guest",
        "hadirin",
        "attendee",
        "attendees",
        "delegate",
        "delegates",
        "orang",
        "person",
        "of",
        "s",
        "with",
        "dengan",
        "beserta",
        "sesuai",
        "sertifikat",
        "ditulis",
        "undangan",
        "responden",
    ]
)

# In this order: the first that fits is meant.
_MEANINGS: tuple[tuple[Field, str], ...] = (
    ("ignored", _SIGNATURE),
    ("ignored", rf"^{_PASSED_OVER}$"),
    ("contact", rf"(?:{_PHONE}.*{_EMAIL}|{_EMAIL}.*{_PHONE})"),
    ("phone", _PHONE),
    ("email", _EMAIL),
    ("contact", r"^(?:kontak|contact|contacts|contact details)$"),
    ("called", r"\b(?:panggilan|nickname|called|preferred name|known as)\b"),
    ("given_name", r"\b(?:nama depan|first name|given names?|forename)\b"),
    ("family_name", r"\b(?:nama belakang|last name|family name|surname)\b"),
    ("degrees", r"^(?:gelar belakang|degrees?|gelar akademik)$"),
    ("title", r"^(?:gelar|gelar depan|title|sapaan|salutation|honorific|mr ms|prefix)$"),
    ("male_mark", r"^(?:jenis kelamin|kelamin|jk|sex|gender) (?:l|lk|laki laki|m|male)$"),
    ("female_mark", r"^(?:jenis kelamin|kelamin|jk|sex|gender) (?:p|pr|perempuan|f|female)$"),
    ("sex", r"^(?:l p|lp|p l|jk|m f|sex|gender|kelamin|jenis kelamin.*|sex .*|gender .*)$"),
    (
        "position",
        r"\b(?:jabatan|position|job|job title|designation|role|pekerjaan|occupation|peran|posisi)\b",
    ),
    ("unit", r"^(?:unit kerja|unit|bidang|bagian|divisi|division|section|department|departemen)$"),
    (
        "organisation",
        r"\b(?:instansi|lembaga|organisasi|organi[sz]ations?|institusi|institutions?|agency|komunitas|community|kantor|"
        r"perusahaan|company|affiliation|opd|skpd|delegasi|perwakilan|utusan|employer|unit kerja)\b",
    ),
    ("hall_mark", r"^(?:.* )?(?:luring|offline|tatap muka|in person|in the hall|di tempat)$"),
    ("online_mark", r"^(?:.* )?(?:daring|online|zoom|virtual)$"),
    (
        "mode",
        r"\b(?:moda|mode|keikutsertaan|cara (?:hadir|ikut|mengikuti)|"
        r"how (?:joined|attended)|luring daring.*|offline .*)\b",
    ),
    ("day", r"\b(?:hari|hari ke|day|h) ?\d{1,2}\b"),
    ("attended_at", r"\b(?:waktu|tanggal|tgl|jam|pukul|date|time|timestamp)\b"),
    ("absent_mark", r"^(?:.* )?(?:tidak hadir|absent)$"),
    ("present", r"\b(?:kehadiran|hadir|attendance|present|attended|presensi|absensi|absen)\b"),
    (
        "place",
        r"\b(?:alamat|asal|domisili|kota|kabupaten|kab|provinsi|place|address|city|district|kecamatan|wilayah|daerah|"
        r"tempat tinggal|lives in|living in|hometown|region|province|country|negara|home)\b",
    ),
)
_PATTERNS = tuple((field, re.compile(pattern)) for field, pattern in _MEANINGS)
# "Luring/Daring" names both ways: a column that says which.
_BOTH_WAYS = re.compile(
    r"^(?:.* )?(?:luring daring|daring luring|offline online|online offline|hall online|in person online)$"
)


@lru_cache(maxsize=4096)  # asked of every cell, for a header may stand again on each page
def field_of(heading: str) -> Field | None:
    """The field a heading names, or None when we do not know it."""
    folded = fold(heading)
    if not folded or len(heading) > LONGEST_HEADING:
        return None
    if _BOTH_WAYS.match(folded):
        return "mode"
    for field, pattern in _PATTERNS:
        if pattern.search(folded):
            return field
    return "name" if _is_name(folded) else None


def field_under(parent: str, child: str) -> Field | None:
    """The field of a heading that stands under a wider one: 'Kontak' over 'No HP', 'Kehadiran' over '25 Nov'."""
    if not child or fold(parent) == fold(child):
        return field_of(parent)
    above = field_of(parent)
    alone = field_of(child)
    if above == "ignored":
        return above
    if above == "present" and alone not in ("hall_mark", "online_mark", "absent_mark", "mode", "ignored"):
        return "present" if alone == "present" else "day"
    if alone == "name" and above not in (None, "name"):
        return above
    return alone or field_of(f"{parent} {child}")


def _is_name(folded: str) -> bool:
    words = folded.split()
    return (bool({"nama", "name", "names"} & set(words)) and set(words) <= _NAME_WORDS) or folded in (
        "peserta",
        "participant",
        "attendee",
        "nama nama",
    )
