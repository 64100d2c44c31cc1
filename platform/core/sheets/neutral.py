"""Keep a text from being taken for a formula by whoever opens our CSV, and take that care off again when we read one.

After OWASP, "CSV Injection": a text that starts with = + - @, tab or line end (or a full-width twin) gets an
apostrophe in front. A spreadsheet of another locale may split at another delimiter, so a start is also what follows
a delimiter or a quotation mark inside the text. Exactly one apostrophe is added where one is due, however many stand
there already, so that `restore(neutralise(text)) == text`.
"""

import re

_AT_LINE_END = r"'*[\t\r\n]"
_AT_SIGN = r"'*[ \u00a0\u3000]*[=+\-@＝＋－＠]"
_AFTER = r"(?:^|(?<=[;,|\t\r\n\"]))"

_DUE = re.compile(rf"\A(?={_AT_LINE_END})|{_AFTER}(?={_AT_SIGN})")
_ADDED = re.compile(rf"\A'(?={_AT_LINE_END})|{_AFTER}'(?={_AT_SIGN})")


def neutralise(text: str) -> str:
    return _DUE.sub("'", text)


def restore(text: str) -> str:
    return _ADDED.sub("", text)
