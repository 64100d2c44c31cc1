"""Django's SMTP backend, which can tell a connection lost before the letter went out from one lost after."""

import smtplib

from django.core.mail.backends.smtp import EmailBackend


class AnswerLost(OSError):
    """The letter was on its way when the connection broke: it may have been accepted."""


class _TellsWhenLost:
    """Turns a break after the first byte of the letter into AnswerLost."""

    under_way = False

    def data(self, msg: bytes | str) -> tuple[int, bytes]:
        try:
            return super().data(msg)  # type: ignore[misc]  # smtplib.SMTP stands behind the mix-in
        except smtplib.SMTPResponseException:
            raise
        except OSError as broken:
            if self.under_way:
                raise AnswerLost(str(broken)) from broken
            raise
        finally:
            self.under_way = False

    def getreply(self) -> tuple[int, bytes]:
        code, words = super().getreply()  # type: ignore[misc]
        # 354 is the server's "go ahead": from here on the letter may be taken as given.
        self.under_way = code == 354
        return code, words


class _Smtp(_TellsWhenLost, smtplib.SMTP):  # type: ignore[misc]  # the stubs know other parameter types
    pass


class _SmtpOverTls(_TellsWhenLost, smtplib.SMTP_SSL):  # type: ignore[misc]  # as above
    pass


class SmtpBackend(EmailBackend):
    """Named in MAILERS. Opening it includes the greeting, so that a server that hangs there has been handed nothing."""

    def open(self) -> bool | None:
        is_new = super().open()
        if is_new and self.connection:
            self.connection.ehlo_or_helo_if_needed()
        return is_new

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SmtpOverTls if self.use_ssl else _Smtp
