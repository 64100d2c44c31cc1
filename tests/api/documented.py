"""A client of the API that holds every answer against the schema: an answer nobody documented fails the test."""

import re
from functools import cache
from typing import Any

from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator

from accounts.models import Person
from tests.makers import signed_in

ROOT = "/api/v1"
type Answer = Any  # a response of the test client, which adds `json` and `resolver_match`
# What the form of HTTP itself refuses is the same everywhere and stands in no operation.
UNDOCUMENTED = {405, 406, 413}


class ApiClient:
    """Calls the API as somebody: with the session's token, or with the cookie and no CSRF token checked."""

    def __init__(self, person: Person | None = None, *, by_cookie: bool = False) -> None:
        self.headers: dict[str, str] = {}
        self.client = signed_in(person) if person else Client()
        if person and not by_cookie:
            self.headers["X-Session-Token"] = str(self.client.session.session_key)
            self.client = Client()

    def get(self, path: str, **query: Any) -> Answer:
        return _checked("get", self.client.get(ROOT + path, query, headers=self.headers))

    def post(self, path: str, body: object = None) -> Answer:
        return self._send("post", path, body)

    def upload(self, path: str, **fields: object) -> Answer:
        return _checked("post", self.client.post(ROOT + path, fields, headers=self.headers))

    def put(self, path: str, body: object = None) -> Answer:
        return self._send("put", path, body)

    def patch(self, path: str, body: object = None) -> Answer:
        return self._send("patch", path, body)

    def delete(self, path: str) -> Answer:
        return self._send("delete", path, None)

    def _send(self, method: str, path: str, body: object) -> Answer:
        more = {} if body is None else {"data": body, "content_type": "application/json"}
        answer = getattr(self.client, method)(ROOT + path, headers=self.headers, **more)
        if answer.status_code < 400 and body is not None:
            _hold_against(
                body, _operation(method, answer)["requestBody"]["content"]["application/json"]["schema"]
            )
        return _checked(method, answer)


@cache
def schema() -> dict[str, Any]:
    return SchemaGenerator().get_schema(request=None, public=True)


def _checked(method: str, answer: Answer) -> Answer:
    if answer.status_code in UNDOCUMENTED:
        _hold_against(answer.json(), {"$ref": "#/components/schemas/Refusal"})
        return answer
    documented = _operation(method, answer)["responses"]
    assert str(answer.status_code) in documented, (
        answer.status_code,
        sorted(documented),
        answer.content[:500],
    )
    content = documented[str(answer.status_code)].get("content", {})
    media = answer.headers.get("Content-Type", "").partition(";")[0]
    assert not content or media in content, (media, list(content))
    if media == "application/json":
        _hold_against(answer.json(), content[media]["schema"])
    return answer


def _operation(method: str, answer: Answer) -> dict[str, Any]:
    path = re.sub(r"<\w+:(\w+)>", r"{\1}", f"/{answer.resolver_match.route}")
    return schema()["paths"][path][method]


def _hold_against(value: object, shape: dict[str, Any]) -> None:
    whole = {**shape, "components": schema()["components"]}
    problems = [
        f"{list(error.path)}: {error.message}" for error in Draft202012Validator(whole).iter_errors(value)
    ]
    assert not problems, (problems, value)
