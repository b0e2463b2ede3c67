"""Whatever goes wrong inside a call, as a problem that says which field and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tinhso.base.errors import Refused
from tinhso.base.problems import problem
from tinhso.engines.clients.rest.door import NoKey, refusal


def answer_faults(api: NinjaAPI) -> None:
    """Teach the API to answer what its views raise."""
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(Http404, _missing)
    api.add_exception_handler(ObjectDoesNotExist, _missing)
    api.add_exception_handler(AuthenticationError, _no_key)
    api.add_exception_handler(HttpError, _unreadable)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(SuspiciousOperation, lambda request, error: problem(400))
    api.add_exception_handler(MultiPartParserError, lambda request, error: problem(400))


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return refusal(error)


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code)


def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, _("There is nothing here, or nothing that this client may see."))


def _no_key(request: HttpRequest, error: Any) -> HttpResponse:
    return refusal(NoKey(_("Send a key in the header “Authorization: Bearer …”.")))


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    if _lacks(error, "If-Match"):
        return problem(428, _("Send the ETag that you have read in the header If-Match."))
    return problem(422, errors=[(_field(one["loc"]), _sentence(one)) for one in error.errors])


def _lacks(error: ValidationError, header: str) -> bool:
    return any(one["type"] == "missing" and one["loc"][:2] == ("header", header) for one in error.errors)


def _field(place: Iterable[object]) -> str:
    """``("body", "said", "files", 0, "paper")`` → ``files.0.paper``: the names that the client knows."""
    source, *rest = place
    return ".".join(map(str, rest[1:] if source in ("body", "form", "file") and len(rest) > 1 else rest))


def _sentence(error: dict[str, Any]) -> str:
    facts = error.get("ctx") or {}
    sentences = {
        "missing": _("This is needed."),
        "string_too_long": _("At most %(max_length)s characters."),
        "string_too_short": _("At least %(min_length)s characters."),
        "string_pattern_mismatch": _("This is not written as it must be."),
        "greater_than_equal": _("At least %(ge)s."),
        "less_than_equal": _("At most %(le)s."),
        "too_long": _("At most %(max_length)s entries."),
        "too_short": _("At least %(min_length)s entries."),
        "string_type": _("This must be a text."),
        "int_type": _("This must be a whole number."),
        "int_parsing": _("This must be a whole number."),
        "bool_type": _("This must be true or false."),
        "dict_type": _("This must be an object."),
        "list_type": _("This must be a list."),
        "extra_forbidden": _("There is no such field."),
        "uuid_parsing": _("This is no identifier."),
    }
    found = sentences.get(error["type"])
    return found % facts if found else _("This is not a value that is taken here.")
