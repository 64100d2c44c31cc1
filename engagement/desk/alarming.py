"""Words by which an answer may tell that somebody is hurt, held or sold: a reason to show help, never a proof.

The list is short on purpose and names what is *done to* somebody, not the topic: consultations on protection are full
of "violence" and "trafficking". It errs towards showing help, for that costs nobody anything.
"""

import re
import unicodedata

_INDONESIAN = """
dipukul dipukuli dianiaya disiksa diperkosa dilecehkan disekap dikurung diancam dipaksa diculik diperas
memukul saya|memukuli saya|menyiksa saya|mengancam saya|memperkosa|melecehkan saya|mengurung saya
saya dijual|kami dijual|dijual oleh|paspor ditahan|paspor saya ditahan|menahan paspor|paspor saya diambil
tidak boleh keluar|dilarang keluar|tidak bisa pulang|saya korban|kami korban|takut dibunuh
bunuh diri|ingin mati|mau mati|tolong saya|saya dalam bahaya
"""
_ENGLISH = """
beaten raped tortured trafficked kidnapped molested
beats me|hits me|hit me|hurts me|rapes me|abuses me|abused me|threatens me|threatened me|touches me
locked in|locked me|locks me|not allowed to leave|not allowed to go out|cannot leave the house|held against
took my passport|takes my passport|keeps my passport|kept my passport|has my passport
forced to work|forced me|sold me|was sold|kill me|kill myself|want to die|i am in danger|not safe at home|help me
"""
_ARABIC = """
يضربني ضربني ضربوني يضربونني اغتصبني اغتصبوني اغتصبت تحرش يهددني هددني هددوني يعذبني عذبوني خطفوني حبسني حبسوني يحبسني
باعوني ساعدوني انقذوني محتجزة محبوسة
اخذ جوازي|اخذوا جوازي|حجز جوازي|حجزوا جوازي|اخذ جواز سفري|ممنوعة من الخروج|ممنوع من الخروج|لا يسمح لي بالخروج
اجبروني على|اجبرني على|اقتل نفسي|اريد ان اموت|انا في خطر|يريد قتلي
"""
# One letter, many spellings: the ends of Arabic words are typed either way.
_ONE_LETTER = str.maketrans({"ة": "ه", "ى": "ي", "ٱ": "ا", "ـ": None, "'": None, "’": None, "ʼ": None})


def is_alarming(text: str) -> bool:
    """Whether it holds one of these words or phrases as whole words, however marked or capitalised."""
    spoken = f" {folded(text)} "
    return any(f" {phrase} " in spoken for phrase in PHRASES)


def folded(text: str) -> str:
    """Small letters without marks, one space between words, everything else gone; "and" off the front in Arabic."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_ONE_LETTER)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"\w+", bare)
    return " ".join(re.sub(r"^و(?=[\u0620-\u064a]{4})", "", word) for word in words)


def _phrases(block: str) -> list[str]:
    """A line with bars holds phrases, one without single words."""
    lines = [line for line in block.strip().splitlines() if line]
    return [phrase for line in lines for phrase in (line.split("|") if "|" in line else line.split())]


PHRASES = frozenset(
    folded(phrase) for block in (_INDONESIAN, _ENGLISH, _ARABIC) for phrase in _phrases(block)
)
