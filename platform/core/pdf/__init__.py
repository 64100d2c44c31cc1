"""Papers: `render` makes a PDF of a Typst template and data; `qr` draws a code for it, `inline_qr` one for a page."""

from .codes import inline_qr, qr
from .papers import render

__all__ = ["inline_qr", "qr", "render"]
