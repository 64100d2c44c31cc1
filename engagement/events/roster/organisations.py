"""When two names of a body mean the same body."""

import re
from functools import lru_cache

from .folding import fold

# Short forms organisers use. A word that may be two things is not in the list.
LONG_FORMS = {
    "prov": "provinsi",
    "propinsi": "provinsi",
    "kab": "kabupaten",
    "kec": "kecamatan",
    "kel": "kelurahan",
    "pemprov": "pemerintah provinsi",
    "pemkab": "pemerintah kabupaten",
    "pemkot": "pemerintah kota",
    "yay": "yayasan",
    "univ": "universitas",
    "kemen": "kementerian",
    "perk": "perkumpulan",
    "org": "organisasi",
    "lemb": "lembaga",
    "dept": "department",
    "assoc": "association",
    "indo": "indonesia",
    "jateng": "jawa tengah",
    "jatim": "jawa timur",
    "jabar": "jawa barat",
    "diy": "daerah istimewa yogyakarta",
    "dki": "daerah khusus ibukota",
    "ntb": "nusa tenggara barat",
    "ntt": "nusa tenggara timur",
    "sumut": "sumatera utara",
    "sumbar": "sumatera barat",
    "sumsel": "sumatera selatan",
    "kalbar": "kalimantan barat",
    "kalteng": "kalimantan tengah",
    "kalsel": "kalimantan selatan",
    "kaltim": "kalimantan timur",
    "kaltara": "kalimantan utara",
    "sulut": "sulawesi utara",
    "sulteng": "sulawesi tengah",
    "sulsel": "sulawesi selatan",
    "sultra": "sulawesi tenggara",
    "sulbar": "sulawesi barat",
    "kepri": "kepulauan riau",
    "babel": "kepulauan bangka belitung",
    "malut": "maluku utara",
}
# A province is often named without the word; a regency and a city of one name are two bodies, so those words stay.
UNSAID = frozenset({"provinsi", "province", "dan", "and", "the", "of", "di"})
BRACKETS = re.compile(r"\(([^()]*)\)")


@lru_cache(maxsize=4096)
def organisation_key(name: str) -> str:
    """'Dinas Contoh Prov. Jateng' and 'DINAS CONTOH PROVINSI JAWA TENGAH (DCPJT)' give one key; '' for no body."""
    words = _words(BRACKETS.sub(lambda found: "" if _is_short_name(found[1], name) else found[0], name))
    said = [word for word in words if word not in UNSAID]
    return " ".join(said or words)


def _words(name: str) -> list[str]:
    return " ".join(LONG_FORMS.get(word, word) for word in fold(name).split()).split()


def _is_short_name(inside: str, whole: str) -> bool:
    """Whether the brackets only repeat the first letters of the words before them."""
    short = fold(inside).replace(" ", "")
    before = whole.partition("(")[0]
    initials = {"".join(word[0] for word in words) for words in (fold(before).split(), _words(before))}
    initials |= {"".join(word[0] for word in _words(before) if word not in UNSAID)}
    return short in initials
