"""QR codes as drawings, made here: no service is asked."""

from io import BytesIO

import segno


def qr(words: str) -> str:
    """An SVG of the code that says `words` (an address, a receipt code), black on white with its quiet zone."""
    drawing = BytesIO()
    segno.make_qr(words, error="m").save(drawing, kind="svg", border=4, light="#fff")
    return drawing.getvalue().decode()


def inline_qr(words: str) -> str:
    """The same to stand in a page, without a size: the page gives it one."""
    return segno.make(words, error="m", micro=False).svg_inline(
        omitsize=True, border=4, svgclass=None, lineclass=None
    )
