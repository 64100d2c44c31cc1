"""Papers: `render` makes a PDF of a room's Typst template and data, `qr` draws a code to put on it."""

from .codes import qr
from .papers import render

__all__ = ["qr", "render"]
