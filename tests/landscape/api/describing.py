"""Answers of `/api/v1/` against its own description."""

import functools
from typing import Any

import jsonschema
from django.test import Client

from tests.landscape.api import asking


class Description:
    """What `/api/v1/openapi.json` says at the moment."""

    def __init__(self) -> None:
        self.whole: dict[str, Any] = asking.answer("v1/openapi.json")
        self._client = Client()
        self._checker = functools.cache(self._made)

    def mismatches(self, path: str, address: str) -> list[str]:
        """What of the answer at `address` is otherwise than is described of `path`."""
        response = self._client.get(address)
        problems = self._checker(path, str(response.status_code)).iter_errors(response.json())
        return [f"{address}: {problem.json_path} {problem.message}" for problem in problems]

    def _made(self, path: str, status: str) -> jsonschema.Draft202012Validator:
        answer = self.whole["paths"][path]["get"]["responses"][status]
        schema = answer["content"]["application/json"]["schema"]
        return jsonschema.Draft202012Validator(
            {**schema, "components": self.whole["components"]},
            format_checker=jsonschema.FormatChecker(["date"]),
        )
