"""Reading what was sent: JSON that the database can keep, and nothing that only looks like it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.errors import HttpError
from ninja.parser import Parser


class StrictParser(Parser):
    """No null bytes, no halves of characters, no numbers that are none; a ValueError becomes an answer of 400."""

    def parse_body(self, request: HttpRequest) -> Any:
        body = request.body.decode()
        found = json.loads(body, parse_constant=_no_number)
        if "\\u" in body:
            written = json.dumps(found, ensure_ascii=False)
            written.encode()  # half a pair of surrogates cannot be written
            if "\\u0000" in written:
                raise ValueError("A null byte is no text.")
        return found

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        found = super().parse_querydict(data, list_fields, request)
        for value in found.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and "\x00" in one:
                    raise HttpError(400, "")
        return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number.")
