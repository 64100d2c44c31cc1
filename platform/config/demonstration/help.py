"""Plainly made-up services of the demonstration: no name, address or number of anybody real."""

from dataclasses import dataclass

NOBODYS_NUMBER = "0000 000 000"


@dataclass(frozen=True, kw_only=True)
class Service:
    """An entry of the directory, verified so many days ago; `doubt` is what a reader says is wrong with it."""

    name: str
    about: str
    needs: tuple[str, ...]
    place: str
    languages: tuple[str, ...]
    phone: str = NOBODYS_NUMBER
    whatsapp: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""
    cost: str = "free"
    discretion: str = "confidential"
    note: str = ""
    days_ago: int = 3
    doubt: str = ""


SERVICES = (
    Service(
        name="Rumah Aman Contoh",
        about="Tempat menginap bagi yang lari dari bahaya, juga dengan anak. Rekaan untuk contoh.",
        needs=("danger", "shelter"),
        place="ID-33",
        languages=("id", "jv"),
        whatsapp=NOBODYS_NUMBER,
        hours="Setiap saat, siang dan malam",
        discretion="anonymous",
        note="Alamat diberitahukan lewat telepon.",
    ),
    Service(
        name="Pos Bantuan Hukum Contoh Semarang",
        about="Menemani soal upah, kontrak, dan agen. Rekaan untuk contoh.",
        needs=("legal", "work"),
        place="ID-33.74",
        languages=("id", "jv"),
        email="hukum@contoh.test",
        address="Jalan Contoh 1, Semarang",
        hours="Senin sampai Jumat, pukul 9 sampai 15",
        cost="free_for_some",
        note="Bawa kontrak kerja jika ada.",
    ),
    Service(
        name="Puskesmas Contoh Tembalang",
        about="Pemeriksaan kesehatan dan teman bicara bagi yang baru pulang. Rekaan untuk contoh.",
        needs=("health", "listening"),
        place="ID-33.74.10",
        languages=("id", "jv"),
        address="Jalan Contoh 2, Tembalang",
        hours="Senin sampai Sabtu, pukul 8 sampai 12",
        discretion="asks_papers",
        days_ago=120,
        doubt="Loketnya sudah pindah ke gedung sebelah.",
    ),
    Service(
        name="Loket Pulang Contoh",
        about="Membantu surat-surat, sekolah anak, dan usaha bagi yang pulang. Rekaan untuk contoh.",
        needs=("documents", "children", "return"),
        place="ID-33",
        languages=("id",),
        email="pulang@contoh.test",
        hours="Selasa dan Kamis, pukul 9 sampai 14",
        days_ago=40,
    ),
    Service(
        name="Meja Konsuler Contoh Hong Kong",
        about="Paspor, surat-surat, dan bantuan bagi yang ditahan majikan. Rekaan untuk contoh.",
        needs=("consular", "documents", "danger"),
        place="HK",
        languages=("id", "en", "yue"),
        address="Lantai Contoh, Hong Kong",
        hours="Minggu sampai Jumat, pukul 9 sampai 17",
        discretion="asks_papers",
    ),
    Service(
        name="Telepon Curhat Contoh",
        about="Mendengarkan siapa saja, dari mana saja, dan tahu harus ke mana. Rekaan untuk contoh.",
        needs=("listening", "danger", "missing"),
        place="ID",
        languages=("id", "en", "ar"),
        whatsapp=NOBODYS_NUMBER,
        hours="Setiap hari, pukul 7 sampai 22",
        discretion="anonymous",
    ),
)
