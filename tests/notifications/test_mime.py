"""The bytes of a mail, read back by Python's own parser."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from notifications.channels.channel import Attachment, Letter
from notifications.channels.mime import as_bytes

# Surrogates are no text; control characters cannot stand in a header, and mail programs drop them elsewhere.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300)
LINES = st.lists(WORDS, max_size=20).map("\n".join)


def written(subject: str = "Halo", text: str = "Halo\n", html: str = "", **changes: Any) -> bytes:
    letter = Letter(
        address="wati@example.org",
        subject=subject,
        text=text,
        html=html,
        language="id",
        message_id="<abc@balai.example>",
        attachments=changes.pop("attachments", ()),
    )
    values = {"sender": "Balai <balai@balai.example>", "recipient": "wati@example.org", "headers": []}
    return as_bytes(letter, **(values | changes))


def read(mail: bytes) -> EmailMessage:
    return message_from_bytes(mail, policy=policy.default)


def lines_of(part: Any) -> list[str]:
    return part.get_payload(decode=True).decode().replace("\r\n", "\n").split("\n")


@given(subject=WORDS.filter(lambda words: words == words.strip()), text=LINES, html=LINES)
@example(subject="=?utf-8?q?trick?=", text=".\r\n..\n", html="x" * 5000)
@example(subject="a  b é  c d", text="", html="")
@example(subject="x" * 2000, text="", html="")
@example(subject="نقاش" * 40, text="trailing \t\nFrom here\n=3D", html="ء" * 999)
def test_letter_is_read_back_as_it_was_written(subject: str, text: str, html: str) -> None:
    mail = written(subject, text, html)

    found = read(mail)
    parts = [part for part in found.walk() if not part.is_multipart()]
    assert mail.isascii()
    assert b"\n" not in mail.replace(b"\r\n", b"")
    assert max(map(len, mail.split(b"\r\n"))) <= 998
    assert str(found["Subject"]) == subject
    assert lines_of(parts[0]) == text.replace("\r\n", "\n").split("\n")
    assert [lines_of(part) for part in parts[1:]] == [html.split("\n")] * bool(html)
    assert found.defects == []


def test_plain_words_of_a_subject_stay_readable() -> None:
    mail = written("Temu warga: Rabu, 19.00–21.00 WIB")

    assert mail.splitlines()[0] == b"Subject: Temu warga: Rabu, =?utf-8?b?MTkuMDDigJMyMS4wMA==?= WIB"


@pytest.mark.parametrize(
    "sender",
    [
        "balai@balai.example",
        "Balai <balai@balai.example>",
        '"Balai, Semarang" <balai@balai.example>',
        "Balai é نقاش <balai@balai.example>",
        r'"a \"b\" \\ c" <balai@balai.example>',
    ],
)
def test_sender_keeps_its_name(sender: str) -> None:
    (mailbox,) = read(written(sender=sender))["From"].addresses

    assert (mailbox.display_name, mailbox.addr_spec) == parseaddr(sender)


@pytest.mark.parametrize("name", ["undangan.ics", "undangan é.ics", 'a"b.ics', "a\nb é.ics"])
def test_file_keeps_its_name_and_content(name: str) -> None:
    file = Attachment(name, "text/calendar; charset=utf-8; method=CANCEL", bytes(range(256)) * 3)

    *_words, part = read(written(attachments=(file,))).walk()
    assert part.get_filename() == name
    assert part.get_payload(decode=True) == file.content


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "a\nBcc: x@example.org"},
        {"subject": "a\r\n Bcc: x"},
        {"recipient": "x@example.org\r\nBcc: y@example.org"},
        {"headers": [("X-A", "b\nBcc: y@example.org")]},
        {"attachments": (Attachment("a\r\nb.txt", "text/plain", b""),)},
        {"attachments": (Attachment("a", "text/plain\r\nX: y", b""),)},
    ],
)
def test_nothing_breaks_out_of_its_header(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="line break"):
        written(**changes)
