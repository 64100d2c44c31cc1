"""Plainly made-up activities of the demonstration, in days from the day it is loaded."""

from dataclasses import dataclass, field
from datetime import time, timedelta


@dataclass(frozen=True)
class Planned:
    """One event to be: `at` is the wall clock in `zone`, `coming` says who registers with how many."""

    title: str
    summary: str
    body: str
    by: str
    place: str
    zone: str
    in_days: int
    at: time
    lasts: timedelta = timedelta(hours=2)
    venue: str = ""
    seats: int | None = None
    link: str = ""
    is_online: bool = False
    is_sensitive: bool = False
    is_published: bool = True
    coming: dict[str, int] = field(default_factory=dict)


EVENTS = (
    Planned(
        title="Diskusi kelompok: layanan bagi keluarga pekerja migran",
        summary="Apa yang kurang pada layanan di kabupaten asal: pengasuhan anak, kesehatan, kiriman uang?",
        body=(
            "Kita duduk bersama dan menuliskan apa yang kurang. Catatan pertemuan menjadi masukan bagi rencana daerah, "
            "dan setiap usulan mendapat jawaban.\n\nAnak boleh dibawa. Ada juru bahasa isyarat.\n\n"
            "Kegiatan ini rekaan, untuk contoh."
        ),
        by="pengurus@contoh.test",
        place="ID-33.74",
        zone="Asia/Jakarta",
        in_days=3,
        at=time(19),
        venue="Balai Contoh, Jalan Contoh 1",
        seats=60,
        is_online=True,
        link="https://rapat.contoh.test/semarang",
        coming={"budi@contoh.test": 3, "sari@contoh.test": 1},
    ),
    Planned(
        title="Temu daring: pulang kampung dengan rencana",
        summary="Cerita dari yang sudah pulang, dan daftar hal yang perlu disiapkan sebelum berangkat pulang.",
        body="Kegiatan ini rekaan, untuk contoh.",
        by="hongkong@contoh.test",
        place="HK",
        zone="Asia/Hong_Kong",
        in_days=5,
        at=time(20),
        is_online=True,
        link="https://rapat.contoh.test/pulang",
        coming={"sari@contoh.test": 1, "amina@contoh.test": 1},
    ),
    Planned(
        title="Kelas keuangan keluarga",
        summary="Mengatur kiriman uang bersama: anggaran, tabungan, utang.",
        body="Tempat terbatas. Kegiatan ini rekaan, untuk contoh.",
        by="pengurus@contoh.test",
        place="ID-33.74.10",
        zone="Asia/Jakarta",
        in_days=8,
        at=time(9),
        venue="Balai Contoh Tembalang",
        seats=4,
        coming={"budi@contoh.test": 4},
    ),
    Planned(
        title="Kerja bakti dan makan siang bersama",
        summary="Membersihkan balai, lalu makan bersama. Rencana pertama kelompok ini: menunggu dilihat koordinator.",
        body="Kegiatan ini rekaan, untuk contoh.",
        by="karang@contoh.test",
        place="ID-33.74.10",
        zone="Asia/Jakarta",
        in_days=10,
        at=time(8),
        venue="Balai Contoh Tembalang",
        is_published=False,
    ),
)
