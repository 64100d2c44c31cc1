"""Plainly made-up people and groups of the demonstration."""

from dataclasses import dataclass

DEMONSTRATION_TOTP_SECRET = "BALAIBALAIBALAIBALAIBALAIBALAI23"  # noqa: S105  # public on purpose
"""The fixed second factor of demonstration staff; `make codes` prints the code of the moment."""


@dataclass(frozen=True)
class Figure:
    """One made-up person: `power` and `over` make a coordinator, `group` and `role` a member."""

    email: str
    called: str
    zone: str
    lives_in: str
    comes_from: str = ""
    language: str = "id"
    power: str = ""
    over: str = ""
    group: str = ""
    role: str = ""
    is_administrator: bool = False


@dataclass(frozen=True)
class Group:
    """One made-up group."""

    name: str
    kind: str
    place: str
    about: str
    is_verified: bool


GROUPS = (
    Group(
        "Paguyuban Contoh Semarang",
        "migrant_association",
        "ID-33.74",
        "Keluarga pekerja migran di Semarang yang saling membantu. Rekaan untuk contoh.",
        True,
    ),
    Group(
        "Perhimpunan Contoh Hong Kong", "diaspora", "HK", "Perantau di Hong Kong. Rekaan untuk contoh.", True
    ),
    Group(
        "Dinas Contoh Jawa Tengah",
        "public_body",
        "ID-33",
        "Menjawab suara warga tentang layanan. Rekaan untuk contoh.",
        True,
    ),
    Group(
        "Karang Contoh Tembalang",
        "village",
        "ID-33.74.10",
        "Warga satu kecamatan. Rekaan untuk contoh.",
        False,
    ),
)

FIGURES = (
    Figure("admin@contoh.test", "Bu Admin", "Asia/Jakarta", "ID-31.71", is_administrator=True),
    Figure(
        "koordinator@contoh.test",
        "Mbak Kunti Contoh",
        "Asia/Jakarta",
        "ID-33.74",
        power="coordinator",
        over="ID-33",
    ),
    Figure(
        "koordinator.ntb@contoh.test",
        "Pak Lalu Contoh",
        "Asia/Makassar",
        "ID-52.71",
        power="coordinator",
        over="ID-52",
    ),
    Figure(
        "dinas@contoh.test",
        "Bu Dinas Contoh",
        "Asia/Jakarta",
        "ID-33.74",
        power="authority",
        over="ID-33",
        group="Dinas Contoh Jawa Tengah",
        role="organiser",
    ),
    Figure(
        "pengurus@contoh.test",
        "Pak Rukun Contoh",
        "Asia/Jakarta",
        "ID-33.74",
        group="Paguyuban Contoh Semarang",
        role="organiser",
    ),
    Figure(
        "hongkong@contoh.test",
        "Teh Rantau Contoh",
        "Asia/Hong_Kong",
        "HK",
        "ID-33.74",
        group="Perhimpunan Contoh Hong Kong",
        role="manager",
    ),
    Figure(
        "karang@contoh.test",
        "Mas Karang Contoh",
        "Asia/Jakarta",
        "ID-33.74",
        group="Karang Contoh Tembalang",
        role="manager",
    ),
    Figure(
        "pendamping@contoh.test",
        "Bu Pendamping Contoh",
        "Asia/Jakarta",
        "ID-33.74",
        power="safeguarding",
        over="ID-33",
    ),
    Figure("sari@contoh.test", "Sari Contoh", "Asia/Hong_Kong", "HK", "ID-33.74"),
    Figure("budi@contoh.test", "Budi Contoh", "Asia/Jakarta", "ID-33.74"),
    Figure("amina@contoh.test", "Amina Contoh", "Asia/Riyadh", "SA", "ID-52.01", language="en"),
)


@dataclass(frozen=True)
class Spokesperson:
    """Who may speak for a group, and what its meeting decided; she manages it alone, so the page says who named her."""

    email: str
    scope: str
    evidence: str


SPOKESPEOPLE = (
    Spokesperson(
        "hongkong@contoh.test",
        "Layanan bagi perantau di Hong Kong dan keluarganya di Semarang.",
        "Pertemuan Minggu pertama, 31 dari 40 anggota hadir, 29 setuju. Rekaan untuk contoh.",
    ),
)

STAFF = tuple(
    figure.email
    for figure in FIGURES
    if figure.is_administrator or figure.power in {"coordinator", "safeguarding"}
)
