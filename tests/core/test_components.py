"""The partials of the pages: what they say to eyes and to screen readers, and what they never contain."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
MAILS = TEMPLATES / "notifications"  # mail programs read no style sheet
INLINE = re.compile(r"""\sstyle=|<style|<\w[^>%]*\son[a-z]+=["']|<script(?![^>]*\ssrc=)|javascript:""")
STATIC = ROOT / "platform/core/static/core"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def render(name: str, **variables: object) -> str:
    """A partial, with runs of white space made one."""
    html = render_to_string(f"components/{name}", variables, request=None)
    return re.sub(r"\s+", " ", html).strip()


class Registration(forms.Form):
    called = forms.CharField(
        label="Name", help_text="Any name you like.", widget=forms.TextInput(attrs={"placeholder": "Name"})
    )
    note = forms.CharField(label="Note", required=False)
    mode = forms.ChoiceField(
        label="How will you come?",
        choices=[("hall", "In the hall"), ("online", "Online")],
        widget=forms.RadioSelect,
    )
    agree = forms.BooleanField(label="Remind me")
    code = forms.CharField(
        label="Code", required=False, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )
    zone = forms.CharField(required=False, widget=forms.HiddenInput)


def test_form_links_hint_and_error_to_the_input() -> None:
    html = str(Registration({})["called"].as_field_group())

    assert '<label class="label" for="id_called">Name</label>' in html
    assert 'id="id_called_helptext">Any name you like.' in html
    assert 'aria-describedby="id_called_helptext id_called_error"' in html
    assert 'aria-invalid="true"' in html
    assert "placeholder" not in html


def test_form_says_which_fields_are_optional() -> None:
    html = str(Registration()["note"].as_field_group())

    assert 'Note <span class="optional">(optional)</span>' in html


def test_form_groups_choices_under_a_legend() -> None:
    html = str(Registration({})["mode"].as_field_group())

    assert '<fieldset class="field" aria-describedby="id_mode_error"><legend class="label">' in html
    assert html.count('type="radio"') == 2
    assert "aria-invalid" not in html


def test_form_puts_the_words_of_a_tick_box_beside_it() -> None:
    html = str(Registration()["agree"].as_field_group())

    label = (
        r'<label class="choice" for="id_agree"><input type="checkbox" [^>]*><span>Remind me</span></label>'
    )
    assert re.search(label, html)


def test_form_asks_for_digits_where_a_code_is_entered() -> None:
    html = str(Registration()["code"])

    assert 'inputmode="numeric"' in html


def test_form_lists_every_error_on_top_with_a_link_to_its_field() -> None:
    html = str(Registration({}))

    links = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', html)
    assert links == [
        ("id_called", "Name: This field is required."),
        ("id_mode_0", "How will you come?: This field is required."),
        ("id_agree", "Remind me: This field is required."),
    ]
    assert html.index("error-summary") < html.index('id="id_called"')
    assert all(f'id="{target}"' in html for target, _ in links)


def test_form_without_errors_has_no_summary() -> None:
    html = str(Registration())

    assert "error-summary" not in html
    assert '<input type="hidden" name="zone" id="id_zone">' in html


def test_card_escapes_what_people_wrote() -> None:
    html = render("_card.html", card={"title": "<script>x</script>", "url": "/a/", "kind": "Event"})

    assert "<script>" not in html
    assert '<h3><a href="/a/" dir="auto">&lt;script&gt;x&lt;/script&gt;</a></h3>' in html


def test_steps_say_in_words_what_colours_say() -> None:
    steps = [
        {"title": "Ideas", "state": "done"},
        {"title": "Vote", "state": "now"},
        {"title": "Answer", "state": ""},
    ]

    html = render("_steps.html", steps=steps)

    assert re.sub(r"<[^>]+>", "", html).split() == ["Ideas", "(done)", "Vote", "(now)", "Answer"]
    assert html.count('aria-current="step"') == 1


def test_progress_keeps_plain_numbers_in_every_language() -> None:
    with translation.override("id"):
        html = render("_progress.html", value=1234, goal=5000, text="1.234 dari 5.000")

    assert '<progress value="1234" max="5000" aria-label="1.234 dari 5.000"></progress>' in html


def test_table_names_its_columns_on_each_cell() -> None:
    columns = [{"label": "Activity"}, {"label": "Registered", "number": True}]

    html = render("_table.html", caption="Next", columns=columns, rows=[["Workshop", 61]])

    assert '<th scope="row" role="rowheader">Workshop</th>' in html
    assert '<td role="cell" data-label="Registered" class="number">61</td>' in html


def test_tabs_mark_where_one_is() -> None:
    html = render("_tabs.html", label="Kind", tabs=[("All", "/", True), ("Events", "/?kind=event", False)])

    assert '<a href="/" aria-current="page">All</a><a href="/?kind=event">Events</a>' in html


@pytest.mark.django_db
def test_pagination_keeps_the_question() -> None:
    request = RequestFactory().get("/activities/?q=hall&page=2")

    html = render_to_string(
        "components/_pagination.html", {"page": Paginator(range(30), 10).page(2)}, request
    )

    assert re.findall(r'href="([^"]+)"', html) == ["?q=hall&amp;page=1", "?q=hall&amp;page=3"]


@pytest.mark.parametrize("tone", ["", "good", "call", "bad", "success", "error"])
def test_notice_shows_an_icon_that_exists(tone: str) -> None:
    html = render("_notice.html", text="Saved.", tone=tone)

    name = re.search(r"icons\.svg#(\w+)", html)
    assert name is not None
    assert f'id="{name[1]}"' in (STATIC / "icons.svg").read_text()


def test_icons_named_in_templates_are_drawn() -> None:
    drawn = set(re.findall(r'id="(\w+)"', (STATIC / "icons.svg").read_text()))

    named = {
        name
        for file in TEMPLATES.rglob("*.html")
        for name in re.findall(r'_icon\.html" with name="(\w+)"', file.read_text())
    }

    assert named - drawn == set()


def test_pages_hold_no_style_and_no_script_of_their_own() -> None:
    guilty = [
        str(file.relative_to(ROOT))
        for file in TEMPLATES.rglob("*.html")
        if MAILS not in file.parents and INLINE.search(file.read_text())
    ]

    assert guilty == []


def test_every_component_tells_its_variables_on_top() -> None:
    silent = [
        file.name
        for file in (TEMPLATES / "components").glob("_*.html")
        if not file.read_text().lstrip().startswith("{% comment %}")
    ]

    assert silent == []


def test_styles_never_say_left_or_right() -> None:
    style = (STATIC / "balai.css").read_text()

    physical = (
        r"(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)|[\s{;](?:left|right):"
    )
    assert re.findall(physical, style) == []
