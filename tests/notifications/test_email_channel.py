"""What goes over the wire, and how answers are classed; against a real SMTP server."""

import time
from collections.abc import Iterator
from email.header import decode_header, make_header
from typing import Any

import pytest

from notifications.channels.channel import Attachment, ChannelDown, Letter, Outcome
from notifications.channels.email import EmailChannel
from tests.notifications.smtp_sink import SmtpSink

LONG = "https://balai.example/stop/" + "WyJ4eXoiLCJyZW1pbmRlcnMiLCJlbWFpbCJd:1vNabc:" + "x" * 43 + "/"


@pytest.fixture(params=[[], ["250-PIPELINING"]], ids=["one by one", "at once"])
def channel(sink: SmtpSink, settings: Any, request: pytest.FixtureRequest) -> Iterator[EmailChannel]:
    sink.offers = request.param
    settings.MAILERS = {
        "default": {
            "BACKEND": "notifications.channels.smtp.SmtpBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": sink.port, "timeout": 2},
        }
    }
    channel = EmailChannel()
    yield channel
    channel.close()


def letter(address: str = "wati@example.org", **changes: Any) -> Letter:
    values: dict[str, Any] = {
        "subject": "Selamat datang, Wati",
        "text": "Halo",
        "html": "<p>Halo</p>",
        "language": "id",
        "message_id": "<abc@balai.example>",
        "stop_url": LONG,
    }
    return Letter(address=address, **{**values, **changes})


def test_letter_carries_the_headers_of_one_click_stop_unfolded(sink: SmtpSink, channel: EmailChannel) -> None:
    answer = channel.deliver(letter())

    assert answer.outcome is Outcome.ACCEPTED
    ((address, mail),) = sink.mails
    assert address == "wati@example.org"
    assert {
        name: mail[name]
        for name in (
            "Message-ID",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "Content-Language",
        )
    } == {
        "Message-ID": "<abc@balai.example>",
        "List-Unsubscribe": f"<{LONG}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": "id",
    }
    assert mail["Date"]
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


def test_letter_without_a_stop_has_no_such_header(sink: SmtpSink, channel: EmailChannel) -> None:
    channel.deliver(letter(stop_url=""))

    assert sink.mails[0][1]["List-Unsubscribe"] is None


def test_one_connection_carries_a_whole_batch(sink: SmtpSink, channel: EmailChannel) -> None:
    for number in range(5):
        channel.deliver(letter(f"p{number}@example.org"))

    assert (len(sink.accepted), sink.connections) == (5, 1)


@pytest.mark.parametrize(
    ("line", "outcome", "is_dead"),
    [
        ("450 4.2.1 try later", Outcome.TEMPORARY, False),
        ("550 5.1.1 no such user", Outcome.PERMANENT, True),
        ("550 no such user", Outcome.PERMANENT, True),
        ("552 5.2.2 mailbox full", Outcome.PERMANENT, False),
        ("550 5.7.1 not liked here", Outcome.PERMANENT, False),
    ],
)
@pytest.mark.parametrize("when", ["on_recipient", "on_letter"])
def test_refusal_is_classed_by_its_code_and_touches_no_neighbour(
    sink: SmtpSink, channel: EmailChannel, when: str, line: str, outcome: Outcome, is_dead: bool
) -> None:
    setattr(sink, when, lambda address: line if address == "wati@example.org" else None)
    answer = channel.deliver(letter())
    neighbour = channel.deliver(letter("budi@example.org"))

    assert (answer.outcome, answer.address_is_dead, answer.provider_is_down) == (outcome, is_dead, False)
    assert neighbour.outcome is Outcome.ACCEPTED


def test_no_server_is_the_providers_trouble_not_the_letters(sink: SmtpSink, channel: EmailChannel) -> None:
    sink.stop()
    with pytest.raises(ChannelDown):
        channel.open()
    answer = channel.deliver(letter())

    assert (answer.outcome, answer.provider_is_down) == (Outcome.TEMPORARY, True)


def test_connection_that_hung_up_between_letters_is_made_anew(sink: SmtpSink, channel: EmailChannel) -> None:
    channel.deliver(letter())
    sink.stop()
    sink.start()
    answer = channel.deliver(letter("budi@example.org"))

    assert (answer.outcome, sink.connections) == (Outcome.ACCEPTED, 2)


@pytest.mark.parametrize("line", ["450 4.2.1 try later", "550 5.1.1 no such user"])
def test_server_that_refuses_and_hangs_up_has_refused(
    sink: SmtpSink, channel: EmailChannel, line: str
) -> None:
    sink.on_recipient, sink.hangs_up = lambda _address: line, True
    answer = channel.deliver(letter())
    sink.on_recipient, sink.hangs_up = lambda _address: None, False
    neighbour = channel.deliver(letter("budi@example.org"))

    assert (answer.text.partition(" ")[0], answer.provider_is_down) == (line[:3], False)
    assert neighbour.outcome is Outcome.ACCEPTED


def test_break_before_go_ahead_has_handed_over_nothing(sink: SmtpSink, channel: EmailChannel) -> None:
    sink.hangs_up = True
    answer = channel.deliver(letter())

    assert (answer.outcome, answer.provider_is_down) == (Outcome.TEMPORARY, True)
    assert sink.accepted == []


def test_answer_lost_after_the_letter_went_out_is_unknown(sink: SmtpSink, channel: EmailChannel) -> None:
    sink.on_accepted = lambda _address: time.sleep(3)
    answer = channel.deliver(letter())

    assert (answer.outcome, len(sink.accepted)) == (Outcome.UNKNOWN, 1)


def test_answer_names_no_address(sink: SmtpSink, channel: EmailChannel) -> None:
    sink.on_recipient = lambda address: f"550 5.1.1 <{address}>: unknown"
    answer = channel.deliver(letter())

    assert answer.text == "550 5.1.1 <<address>>: unknown"


def test_subject_with_a_line_break_is_refused_for_good(channel: EmailChannel, sink: SmtpSink) -> None:
    answer = channel.deliver(letter(subject="Hello\nBcc: all@example.org"))

    assert (answer.outcome, sink.accepted) == (Outcome.PERMANENT, [])


def test_mail_is_readable_as_a_whole(sink: SmtpSink, channel: EmailChannel) -> None:
    channel.deliver(letter(subject="Diskusi: pekerja migran – ثلاثة أسئلة", text="Pukul 19.00–21.00 WIB\n"))

    mail = sink.mails[0][1]
    text = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
    assert str(make_header(decode_header(mail["Subject"]))) == "Diskusi: pekerja migran – ثلاثة أسئلة"
    assert text.get_payload(decode=True) == "Pukul 19.00–21.00 WIB\r\n".encode()


def test_date_goes_with_the_letter_so_that_mail_programs_offer_it(
    sink: SmtpSink, channel: EmailChannel
) -> None:
    content = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Diskusi – نقاش\r\nEND:VCALENDAR\r\n".encode()
    date = Attachment("undangan é.ics", "text/calendar; charset=utf-8; method=CANCEL", content)
    channel.deliver(letter(attachments=(date,)))

    mail = sink.mails[0][1]
    part = list(mail.walk())[-1]
    assert [one.get_content_type() for one in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert (part.get_param("method"), part.get_param("charset")) == ("CANCEL", "utf-8")
    assert (part.get_content_disposition(), part.get_filename()) == ("attachment", "undangan é.ics")
    assert part.get_payload(decode=True) == content


def test_letter_of_text_alone_can_carry_a_file(sink: SmtpSink, channel: EmailChannel) -> None:
    file = Attachment("list.pdf", "application/pdf", bytes(range(256)))
    channel.deliver(letter(html="", attachments=(file,)))

    mail = sink.mails[0][1]
    part = list(mail.walk())[-1]
    assert [one.get_content_type() for one in mail.walk()] == [
        "multipart/mixed",
        "text/plain",
        "application/pdf",
    ]
    assert part.get_payload(decode=True) == bytes(range(256))
