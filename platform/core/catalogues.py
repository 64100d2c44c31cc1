"""Translation catalogues without outside tools: found, merged and compiled by Babel, on any machine."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "gettext_noop": None,
}
SOURCES = {"platform": "*.py", "engagement": "*.py", "notifications": "*.py", "templates": "*"}
PLURALS = {
    "id": "nplurals=1; plural=0;",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
"""Where Babel knows no plural forms of a language, or numbers them unlike Django's own catalogues."""
# Written by us: Babel's header carries dates and people, and would change with each update.
HEADER = """\
# Words of Balai in another language. Kept by `manage.py messages --update`; licence: AGPL-3.0-or-later.
msgid ""
msgstr ""
"Project-Id-Version: Balai\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def find_texts(root: Path) -> Catalog:
    """Every translatable text of the code and the templates, with where it stands."""
    catalogue = Catalog(project="Balai", charset="utf-8")
    for path in _files(root):
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            source = _as_python(source)
        place = path.relative_to(root).as_posix()
        found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS, comment_tags=["Translators:"])
        for _line, text, comments, context in found:
            catalogue.add(text, None, [(place, 0)], auto_comments=comments, context=context)
    return catalogue


def read(path: Path, language: str) -> Catalog:
    """The catalogue kept in `path`, empty when there is none yet."""
    if path.exists():
        return read_po(BytesIO(path.read_bytes()), locale=language)
    return read_po(BytesIO(_header(language).encode()), locale=language)


def merge(kept: Catalog, found: Catalog) -> Catalog:
    """`kept` with exactly the texts of `found`; nothing is guessed, what is gone is dropped."""
    kept.update(found, no_fuzzy_matching=True)
    kept.obsolete.clear()
    return kept


def write(catalogue: Catalog, path: Path) -> None:
    """The same catalogue gives the same bytes, whoever writes it and when."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(_header(str(catalogue.locale)).encode())
        write_po(file, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)


def compile_catalogue(path: Path) -> None:
    """Write the .mo beside a .po, unless it is newer already."""
    target = path.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
        return
    with path.open("rb") as source, target.open("wb") as file:
        write_mo(file, read_po(source, locale=path.parent.parent.name))


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts that have no words in this language yet."""
    missing = []
    for message in catalogue:
        words = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and (not all(words) or message.fuzzy):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def misfits(catalogue: Catalog) -> list[str]:
    """What is wrong with the words themselves: placeholders unlike those of the text, forms that are missing."""
    return [
        f"{message.id!r}: {error}"
        for message in catalogue
        if message.id
        for error in message.check(catalogue)
    ]


def _header(language: str) -> str:
    plurals = PLURALS.get(language, Catalog(locale=language).plural_forms)
    return HEADER.format(language=language, plurals=plurals)


def _files(root: Path) -> Iterator[Path]:
    for folder, pattern in SOURCES.items():
        for path in sorted((root / folder).rglob(pattern)):
            if path.is_file() and "migrations" not in path.parts and path.suffix in {".py", ".html", ".txt"}:
                yield path


def _as_python(template: str) -> str:
    # Indentation means nothing in a template, and everything to a reader of Python.
    return "\n".join(line.strip() for line in templatize(template).splitlines())
