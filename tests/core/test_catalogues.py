"""Every text is found, kept with its words, and said with the same placeholders in every language."""

import re
from gettext import c2py
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.conf import settings

from core import catalogues

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
HELD = re.compile(r"%\(\w+\)[sd]|%%|</?\w+[^>]*>")


def make_house(root: Path, **files: str) -> Path:
    """A small tree like ours; `templates__a_html="..."` becomes templates/a.html."""
    for name, text in files.items():
        stem, suffix = name.replace("__", "/").rsplit("_", 1)
        path = root / f"{stem}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def texts(catalogue: Catalog) -> list[object]:
    return sorted((message.id for message in catalogue if message.id), key=str)


def held(text: str) -> list[str]:
    """Its placeholders and tags; other languages may turn their order."""
    return sorted(HELD.findall(text))


def kept(language: str) -> Catalog:
    return catalogues.read(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po", language)


def test_texts_of_python_are_found_with_their_context(tmp_path: Path) -> None:
    source = (
        'a = _("Come in.")\nb = pgettext_lazy("door", "Open")\nc = ngettext("%(n)d hall", "%(n)d halls", n)\n'
    )

    found = catalogues.find_texts(make_house(tmp_path, engagement__doors_py=source))

    assert texts(found) == [("%(n)d hall", "%(n)d halls"), "Come in.", "Open"]
    assert found.get("Open", "door") is not None


def test_texts_of_templates_are_found_indented_plural_and_in_includes(tmp_path: Path) -> None:
    page = """{% if hall %}
        {% translate "Come in." %}
        {% blocktranslate count counter=halls trimmed %}
            {{ counter }} hall{% plural %}{{ counter }} halls
        {% endblocktranslate %}
        {% include "_card.html" with title=_("Who came") text=words|default:_("Nobody yet") %}
    {% endif %}"""

    found = catalogues.find_texts(make_house(tmp_path, templates__page_html=page))

    assert texts(found) == [("%(counter)s hall", "%(counter)s halls"), "Come in.", "Nobody yet", "Who came"]


def test_what_is_gone_is_dropped_and_nothing_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "id.po"
    old = Catalog(locale="id")
    old.add("Come in.", "Silakan masuk.")
    old.add("Come in, all.", "Silakan masuk semua.")
    new = Catalog()
    new.add("Come in.")
    new.add("Come in, you all.")

    catalogues.write(catalogues.merge(old, new), path)

    words = {message.id: message.string for message in catalogues.read(path, "id") if message.id}
    assert words == {"Come in.": "Silakan masuk.", "Come in, you all.": ""}


@pytest.mark.parametrize(("language", "forms"), [("id", 1), ("ar", 6), ("fr", 2)])
def test_a_new_language_begins_with_its_plural_forms(tmp_path: Path, language: str, forms: int) -> None:
    found = Catalog()
    found.add(("%(n)d hall", "%(n)d halls"))
    path = tmp_path / "new.po"

    catalogues.write(catalogues.merge(catalogues.read(path, language), found), path)

    assert catalogues.read(path, language).num_plurals == forms
    assert path.read_text(encoding="utf-8").count("msgstr[") == forms


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    root = make_house(tmp_path, engagement__doors_py='a = _("Come in.")\nb = ngettext("one", "%(n)d", n)\n')
    path = tmp_path / "ar.po"
    catalogues.write(catalogues.merge(catalogues.read(path, "ar"), catalogues.find_texts(root)), path)
    once = path.read_bytes()

    catalogues.write(catalogues.merge(catalogues.read(path, "ar"), catalogues.find_texts(root)), path)

    assert path.read_bytes() == once


def test_misfits_name_a_placeholder_that_the_text_has_not(tmp_path: Path) -> None:
    catalogue = Catalog(locale="id")
    catalogue.add("%(name)s came", "%(nama)s datang", flags=["python-format"])

    assert catalogues.misfits(catalogue) == ["'%(name)s came': unknown named placeholder 'nama'"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_hold_what_their_texts_hold(language: str) -> None:
    pairs = [
        (message.id, str(message.string))
        for message in kept(language)
        if message.id and isinstance(message.id, str)
    ]

    unlike = [text for text, words in pairs if words and held(text) != held(words)]

    assert unlike == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_babel_finds_no_fault_in_the_words(language: str) -> None:
    assert catalogues.misfits(kept(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_is_as_update_would_write_it(tmp_path: Path, language: str) -> None:
    catalogues.write(kept(language), tmp_path / "again.po")

    path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    assert (tmp_path / "again.po").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_chosen_as_django_chooses_them(language: str) -> None:
    django_words = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"
    with django_words.open("rb") as file:
        theirs = c2py(str(read_po(file, locale=language).plural_expr))

    ours = c2py(str(kept(language).plural_expr))

    assert [ours(number) for number in range(201)] == [theirs(number) for number in range(201)]
