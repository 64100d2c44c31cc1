"""Django's SMTP backend, which can tell a connection lost before the letter went out from one lost after.

Where the server offers PIPELINING (RFC 2920), sender, recipient and "data" go in one piece: one turn less to wait for.
"""

import re
import smtplib
from contextlib import suppress

from django.core.mail.backends.smtp import EmailBackend

Reply = tuple[int, bytes]
_LINE_OF_DOT = re.compile(rb"^\.", re.MULTILINE)
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+")


class AnswerLost(OSError):
    """The letter was on its way when the connection broke: it may have been accepted."""


def hand_over(connection: smtplib.SMTP, *, sender: str, recipient: str, mail: bytes) -> None:
    """Give one letter to one recipient. Raises AnswerLost, and what `sendmail` of smtplib raises."""
    size = f" size={len(mail)}" if connection.has_extn("size") else ""
    envelope = [f"mail FROM:<{sender}>{size}", f"rcpt TO:<{recipient}>", "data"]
    say = _say_at_once if connection.has_extn("pipelining") else _say_one_by_one
    replies = say(connection, envelope)
    if refusal := _refusal(replies, sender, recipient):
        code, _words = replies[-1]
        # "Go ahead" for a letter that nobody is to get: what was said so far is void once we hang up.
        _recover(connection, 421 if code == 354 else code)
        raise refusal
    code, words = _give(connection, mail)
    if code != 250:
        _recover(connection, code)
        raise smtplib.SMTPDataError(code, words)


def _say_at_once(connection: smtplib.SMTP, commands: list[str]) -> list[Reply]:
    connection.send("".join(f"{command}\r\n" for command in commands))
    replies = [connection.getreply()]
    try:
        while len(replies) < len(commands):
            replies.append(connection.getreply())
    except smtplib.SMTPServerDisconnected:
        # A server may refuse and hang up; the refusal is what counts.
        if _refusal(replies) is None:
            raise
    return replies


def _say_one_by_one(connection: smtplib.SMTP, commands: list[str]) -> list[Reply]:
    replies: list[Reply] = []
    for command in commands:
        replies.append(connection.docmd(command))
        if _refusal(replies):
            break
    return replies


def _give(connection: smtplib.SMTP, mail: bytes) -> Reply:
    """From the first byte of the letter on it may be taken as given."""
    end = b".\r\n" if mail.endswith(b"\r\n") else b"\r\n.\r\n"
    try:
        connection.send(_LINE_OF_DOT.sub(b"..", mail) + end)
        return connection.getreply()
    except smtplib.SMTPResponseException:
        raise
    except OSError as broken:
        raise AnswerLost(str(broken)) from broken


def _recover(connection: smtplib.SMTP, code: int) -> None:
    """Make the connection ready for the next letter, or give it up."""
    if code == 421:
        connection.close()
    else:
        with suppress(smtplib.SMTPServerDisconnected):
            connection.rset()


def _refusal(replies: list[Reply], sender: str = "", recipient: str = "") -> smtplib.SMTPException | None:
    """What the replies to sender, recipient and "data", as far as they have come, mean when one is no yes."""
    (code, words), *rest = replies
    if code != 250:
        return smtplib.SMTPSenderRefused(code, words, sender)
    if rest and rest[0][0] not in {250, 251}:
        return smtplib.SMTPRecipientsRefused({recipient: rest[0]})
    if len(rest) > 1 and rest[1][0] != 354:
        return smtplib.SMTPDataError(*rest[1])
    return None


class SmtpBackend(EmailBackend):
    """Named in MAILERS. Opening it includes the greeting, so that a server that hangs there has been handed nothing."""

    def open(self) -> bool | None:
        is_new = super().open()
        if is_new and self.connection:
            self.connection.ehlo_or_helo_if_needed()
        return is_new

    def hand_over(self, *, sender: str, recipient: str, mail: bytes) -> None:
        """Give one letter over the open connection; addresses as `plain_address` gives them."""
        if self.connection is None:
            raise smtplib.SMTPServerDisconnected("open() comes first")
        hand_over(self.connection, sender=sender, recipient=recipient, mail=mail)

    def plain_address(self, address: str) -> str:
        """The bare address in ASCII. Raises ValueError for what is none."""
        # Reading an address by all rules of RFC 5322 takes as long as sending the letter.
        return address if _ADDRESS.fullmatch(address) else self.prep_address(address)
