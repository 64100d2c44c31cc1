"""Plainly made-up activities of the demonstration, in days from the day it is loaded."""

from dataclasses import dataclass, field
from datetime import time, timedelta


@dataclass(frozen=True, kw_only=True)
class Begun:
    """What any activity says of itself; `by` is the organiser, `at` the clock in `zone` (None: an hour ago)."""

    title: str
    summary: str
    body: str = "Kegiatan ini rekaan, untuk contoh."
    by: str
    place: str
    zone: str
    in_days: int = 0
    at: time | None = None
    lasts: timedelta = timedelta(hours=2)
    is_online: bool = False
    is_sensitive: bool = False
    is_published: bool = True
    news: tuple[tuple[str, str], ...] = ()
    """What is told of it, the oldest first: title and text."""
    followed_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Meeting(Begun):
    """An event; `coming` says who registers with how many, `weeks` how many dates it has when it is a series."""

    venue: str = ""
    seats: int | None = None
    link: str = ""
    coming: dict[str, int] = field(default_factory=dict)
    weeks: int = 0


@dataclass(frozen=True, kw_only=True)
class Reasoned:
    """A theme with what these said, which an office is asked to answer; without a verdict it still waits."""

    title: str
    said_by: tuple[str, ...]
    asked: str
    due_in_days: int
    answered_by: str = ""
    verdict: str = ""
    reason: str = ""
    promise: str = ""
    progress: str = ""


@dataclass(frozen=True, kw_only=True)
class Survey(Begun):
    """A consultation; each answer has the words and choices in the order of `questions`."""

    questions: tuple[tuple[str, str, tuple[str, ...]], ...]
    answers: dict[str, tuple[str | list[str], ...]]
    of_groups: dict[str, tuple[str | list[str], ...]] = field(default_factory=dict)
    """What groups say, by whoever has a mandate of one."""
    themes: tuple[Reasoned, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """An idea of somebody, in a category, with who supports it and what was said to it."""

    by: str
    title: str
    text: str
    category: str
    supported_by: tuple[str, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Brainstorm(Begun):
    """A consultation by ideas."""

    question: str
    categories: tuple[str, ...]
    ideas: tuple[Suggested, ...]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A phase that decides: by a rule, among options, with the marks of each who voted in their order."""

    title: str
    rule: str
    options: tuple[str, ...]
    votes: dict[str, tuple[int, ...]]
    electorate: int
    quorum: int


@dataclass(frozen=True, kw_only=True)
class Poll(Begun):
    """A consultation that decides twice: `first` lasts as the activity begins, `then` follows for a week."""

    first: Choice
    then: Choice


@dataclass(frozen=True, kw_only=True)
class Petition(Begun):
    """A campaign to sign, and to promise something for where somebody has."""

    ask: str
    goal: int
    signed_by: tuple[str, ...]
    promised: tuple[tuple[str, str, int, bool], ...] = ()
    """Who, what, in how many days, and whether it is kept already."""
    office: str = ""
    """To whom people write, from the text `letter`."""
    letter: str = ""
    letters: tuple[tuple[str, str, bool], ...] = ()
    """Who, in which words, and whether the name is shown."""
    shifts: tuple[tuple[str, str, int, time, int, int, tuple[str, ...]], ...] = ()
    """What, where, in how many days and at what hour for two hours, how many at least and at most, and who helps."""


MEETINGS = (
    Meeting(
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
    Meeting(
        title="Piket layanan: tanya apa saja",
        summary="Hari ini balai terbuka bagi siapa saja yang punya pertanyaan sebelum berangkat atau setelah pulang.",
        by="pengurus@contoh.test",
        place="ID-33.74",
        zone="Asia/Jakarta",
        lasts=timedelta(hours=8),
        venue="Balai Contoh, Jalan Contoh 1",
        coming={"budi@contoh.test": 1, "sari@contoh.test": 1},
    ),
    Meeting(
        title="Temu daring: pulang kampung dengan rencana",
        summary="Cerita dari yang sudah pulang, dan daftar hal yang perlu disiapkan sebelum berangkat pulang.",
        by="hongkong@contoh.test",
        place="HK",
        zone="Asia/Hong_Kong",
        in_days=5,
        at=time(20),
        is_online=True,
        link="https://rapat.contoh.test/pulang",
        coming={"sari@contoh.test": 1, "amina@contoh.test": 1},
    ),
    Meeting(
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
    Meeting(
        title="Kelas bahasa Kanton bagi calon pekerja rumah tangga",
        summary="Setiap pekan satu pelajaran. Datang sekali, atau daftar untuk semua tanggal sekaligus.",
        by="pengurus@contoh.test",
        place="ID-33.74",
        zone="Asia/Jakarta",
        in_days=6,
        at=time(16),
        venue="Balai Contoh, Jalan Contoh 1",
        seats=25,
        coming={"sari@contoh.test": 1},
        weeks=12,
    ),
    Meeting(
        title="Kerja bakti dan makan siang bersama",
        summary="Membersihkan balai, lalu makan bersama. Rencana pertama kelompok ini: menunggu dilihat koordinator.",
        by="karang@contoh.test",
        place="ID-33.74.10",
        zone="Asia/Jakarta",
        in_days=10,
        at=time(8),
        venue="Balai Contoh Tembalang",
        is_published=False,
    ),
)

SURVEYS = (
    Survey(
        title="Apa yang harus ada di rencana daerah tentang migrasi?",
        summary="Lima pertanyaan singkat bagi yang merantau, yang sudah pulang, dan keluarganya.",
        body=(
            "Jawaban Anda menjadi bahan rencana daerah. Anda dapat mengubahnya sampai musyawarah ini ditutup, dan "
            "setelah itu Anda akan tahu apa jadinya.\n\nKegiatan ini rekaan, untuk contoh."
        ),
        by="pengurus@contoh.test",
        place="ID-33",
        zone="Asia/Jakarta",
        in_days=-2,
        at=time(8),
        lasts=timedelta(days=10),
        is_online=True,
        questions=(
            ("text", "Apa satu hal yang paling Anda butuhkan?", ()),
            ("one", "Di mana Anda sekarang?", ("Di desa asal", "Di kota lain", "Di luar negeri")),
            ("many", "Apa yang akan membantu?", ("Informasi", "Pelatihan", "Modal usaha", "Pengasuhan anak")),
            ("ranking", "Mana yang harus lebih dulu?", ("Loket layanan", "Pelatihan", "Penitipan anak")),
            ("district", "Dari mana asal Anda?", ()),
        ),
        answers={
            "sari@contoh.test": (
                "Jam layanan yang cocok dengan libur kami.",
                "3",
                ["1", "4"],
                ["1", "3"],
                "ID-33.74",
            ),
            "budi@contoh.test": ("Tempat penitipan anak.", "1", ["2", "4"], ["3", "2", "1"], "ID-33.74"),
        },
        of_groups={
            "hongkong@contoh.test": (
                "Loket yang menjawab lewat telepon pada hari Minggu.",
                "3",
                ["1", "2"],
                ["1", "2"],
                "",
            ),
        },
    ),
    Survey(
        title="Kapan loket layanan migran sebaiknya buka?",
        summary="Satu pertanyaan, dan jawaban dinas menyusul satu demi satu.",
        by="pengurus@contoh.test",
        place="ID-33.74",
        zone="Asia/Jakarta",
        in_days=-6,
        at=time(8),
        lasts=timedelta(days=12),
        is_online=True,
        questions=(("text", "Kapan Anda bisa datang ke loket?", ()),),
        answers={
            "sari@contoh.test": ("Hari Minggu, waktu libur kami.",),
            "hongkong@contoh.test": ("Buka di hari Minggu, sekali sebulan pun cukup.",),
            "amina@contoh.test": ("Lewat telepon saja, kami jauh.",),
            "karang@contoh.test": ("Sore setelah pulang kerja.",),
        },
        themes=(
            Reasoned(
                title="Buka di hari Minggu",
                said_by=("sari@contoh.test", "hongkong@contoh.test"),
                asked="Dinas Contoh Jawa Tengah",
                due_in_days=3,
                answered_by="dinas@contoh.test",
                verdict="adapted",
                reason="Setiap Minggu belum bisa: petugasnya dua orang. Mulai bulan depan loket buka Minggu pertama.",
                promise="Loket buka setiap Minggu pertama",
                progress="Jadwal petugas sudah disetujui.",
            ),
            Reasoned(
                title="Layanan lewat telepon",
                said_by=("amina@contoh.test",),
                asked="Dinas Contoh Jawa Tengah",
                due_in_days=6,
            ),
        ),
    ),
)

BRAINSTORMS = (
    Brainstorm(
        title="Usul warga: apa yang perlu berubah bagi keluarga migran?",
        summary="Tulis usul Anda, dukung usul orang lain, dan katakan apa yang masih kurang.",
        by="pengurus@contoh.test",
        place="ID-33.74",
        zone="Asia/Jakarta",
        in_days=-1,
        at=time(8),
        lasts=timedelta(days=14),
        is_online=True,
        question="Apa yang perlu berubah bagi keluarga migran di kota kita?",
        categories=("Layanan", "Sekolah", "Usaha"),
        ideas=(
            Suggested(
                by="sari@contoh.test",
                title="Loket layanan buka Sabtu malam",
                text="Kami yang di luar negeri hanya bisa menelepon pada hari libur. Keluarga di rumah pun bekerja.",
                category="Layanan",
                supported_by=("budi@contoh.test", "hongkong@contoh.test"),
                comments=(("budi@contoh.test", "Setuju. Cukup dua kali sebulan untuk mulai."),),
            ),
            Suggested(
                by="budi@contoh.test",
                title="Tempat belajar sore untuk anak",
                text="Anak yang diasuh kakek dan nenek butuh teman belajar. Balai warga kosong setiap sore.",
                category="Sekolah",
                supported_by=("sari@contoh.test",),
            ),
        ),
    ),
)

POLLS = (
    Poll(
        title="Musyawarah: di mana dan kapan meja layanan dibuka?",
        summary="Pertama kita pilih tempatnya, lalu harinya. Setiap anggota kelompok punya satu suara.",
        by="pengurus@contoh.test",
        place="ID-33.74",
        zone="Asia/Jakarta",
        in_days=-6,
        at=time(8),
        lasts=timedelta(days=5),
        is_online=True,
        first=Choice(
            title="Di mana?",
            rule="ranked",
            options=("Balai warga", "Kantor kecamatan", "Pasar"),
            votes={
                "sari@contoh.test": (1, 2),
                "budi@contoh.test": (2, 1),
                "amina@contoh.test": (3, 2, 1),
                "hongkong@contoh.test": (1,),
                "karang@contoh.test": (2, 1, 3),
            },
            electorate=8,
            quorum=50,
        ),
        then=Choice(
            title="Hari apa?",
            rule="approval",
            options=("Sabtu pagi", "Minggu sore", "Rabu malam"),
            votes={"budi@contoh.test": (1, 1)},
            electorate=8,
            quorum=50,
        ),
    ),
)

PETITIONS = (
    Petition(
        title="Meja layanan bagi keluarga migran di setiap kecamatan",
        summary="Satu meja, satu hari seminggu, supaya tidak perlu ke kota untuk bertanya.",
        by="hongkong@contoh.test",
        place="ID-33.74",
        zone="Asia/Jakarta",
        in_days=-3,
        at=time(8),
        lasts=timedelta(days=30),
        is_online=True,
        ask="Kami meminta satu meja layanan bagi keluarga migran di setiap kecamatan, satu hari seminggu.",
        goal=25,
        signed_by=("sari@contoh.test", "budi@contoh.test", "amina@contoh.test", "pengurus@contoh.test"),
        promised=(
            ("sari@contoh.test", "Saya menjaga meja layanan dua Sabtu pagi.", 12, False),
            ("budi@contoh.test", "Saya membawa dua kursi dan satu meja lipat.", 5, True),
            ("amina@contoh.test", "Saya mengunjungi satu keluarga yang baru pulang.", 20, False),
        ),
        news=(
            ("Tiga camat mau bertemu", "Kami bertemu pekan depan. Bawa cerita Anda, kami yang menyampaikan."),
            (
                "Meja pertama sudah ada tempatnya",
                "Balai Contoh Tembalang meminjamkan satu ruang setiap Sabtu.",
            ),
        ),
        followed_by=("sari@contoh.test", "karang@contoh.test"),
        office="Wali Kota Semarang",
        letter=(
            "Yang terhormat,\n\nkeluarga pekerja migran di kecamatan kami harus ke kota untuk setiap pertanyaan. "
            "Kami meminta satu meja layanan di setiap kecamatan, satu hari seminggu."
        ),
        letters=(
            (
                "sari@contoh.test",
                "Ibu saya berjalan dua jam untuk bertanya satu hal. Mohon meja layanan dibuka.",
                True,
            ),
        ),
        shifts=(
            (
                "Menyambut keluarga di meja layanan",
                "Balai kelurahan, dekat pasar",
                4,
                time(9),
                2,
                3,
                ("sari@contoh.test",),
            ),
            ("Membagikan selebaran", "Depan stasiun", 5, time(16), 1, 1, ("budi@contoh.test",)),
            ("Mencatat pertanyaan keluarga", "Balai kelurahan, dekat pasar", 11, time(9), 2, 4, ()),
        ),
    ),
)
