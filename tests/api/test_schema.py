"""The schema says what the API does, with its refusals, and its page needs nothing from elsewhere."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.module_loading import import_string

from tests.api.documented import schema

OPERATIONS = [
    (method, path, operation)
    for path, methods in schema()["paths"].items()
    for method, operation in methods.items()
    if method != "parameters"
]
NAMES = [f"{method} {path}" for method, path, _operation in OPERATIONS]


def test_schema_is_made_without_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=NAMES)
def test_operation_names_its_refusals(
    method: str, path: str, operation: dict[str, dict[str, object]]
) -> None:
    expected = {"401", "403"}
    if "{" in path:
        expected |= {"404"}
    if "requestBody" in operation:
        expected |= {"400", "415", "422"}

    assert expected - operation["responses"].keys() == set()


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=NAMES)
def test_operation_says_what_it_does(method: str, path: str, operation: dict[str, object]) -> None:
    assert operation["summary"]


def test_every_address_stands_in_the_schema() -> None:
    routes = {
        "/api/v1/" + re.sub(r"<\w+:(\w+)>", r"{\1}", str(pattern.pattern))
        for pattern in import_string("config.api_urls.urlpatterns")
        if str(pattern.pattern) not in {"schema/", "docs/", ""}
    }

    assert routes == set(schema()["paths"])


@pytest.mark.django_db
def test_documentation_has_nothing_inline_and_nothing_from_elsewhere() -> None:
    page = Client().get("/api/v1/docs/").content.decode()

    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert addresses
    assert all(address.startswith("/") and not address.startswith("//") for address in addresses)
    assert re.findall(r"<style|style=|<script>|<script [^>]*>[^<]", page) == []
