"""The OpenAPI description: what ninja writes, with what the door adds to every answer."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI

from tinhso.base.problems import CODES, MEDIA_TYPE

Json = dict[str, Any]
ETAG = {"ETag": {"description": "Stands for this very content.", "schema": {"type": "string"}}}
ROOM = {
    "RateLimit": {"description": 'What is left: `"client";r=599;t=1`.', "schema": {"type": "string"}},
    "RateLimit-Policy": {"description": 'What is allowed: `"client";q=600;w=60`.', "schema": {"type": "string"}},
}
AGAIN = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "An ETag that is known; the answer is 304 where nothing has changed.",
    "schema": {"type": "string", "maxLength": 200},
}
KEYS = {
    "Key": "The key of a client, shown once when it was made.",
    "CitizenToken": "A token that a citizen's consent has led to (OAuth 2 with PKCE, see /.well-known/"
    "oauth-authorization-server).",
}
SENTENCES = {
    400: "The request cannot be read.",
    401: "No key, or one that opens nothing.",
    403: "The client may not do this.",
    404: "There is nothing here, or nothing that this client may see.",
    409: "The record is no longer in a state in which this can be done.",
    412: "The record has changed since it was read.",
    413: "Too large.",
    416: "The file has no such part.",
    422: "Some of what was sent is not right; `errors` has a sentence for each field.",
    428: "The header If-Match is missing.",
    429: "Too many requests.",
}
PROBLEM = {
    "title": "Problem",
    "description": "Problem details (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "code", "detail", "errors"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "Where the problem is explained."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "enum": sorted(set(CODES.values()))},
        "detail": {"type": "string", "description": "A sentence that says what to do."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {
                    "field": {"type": "string", "description": "The field, such as `answers.child`."},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


def described(api: NinjaAPI, prefix: str) -> Json:
    """The whole description."""
    said: Json = dict(api.get_openapi_schema(path_prefix=prefix))
    said["components"] = {**said["components"], "schemas": {**said["components"]["schemas"], "Problem": PROBLEM}}
    for name, scheme in said["components"].get("securitySchemes", {}).items():
        scheme.update({"description": KEYS[name]})
    scopes = _scopes(api)
    for methods in said["paths"].values():
        for method, operation in methods.items():
            _complete(operation, method, scopes.get(operation["operationId"], ()))
    said.pop("servers", None)
    said["paths"] = dict(sorted(said["paths"].items()))
    return said


def _complete(operation: Json, method: str, scopes: tuple[str, ...]) -> None:
    names = {parameter["name"] for parameter in operation["parameters"]}
    guarded, writes = "security" in operation, method != "get"
    takes = operation["parameters"] or "requestBody" in operation
    faults = {400: True, 401: True, 403: guarded, 429: True}
    faults |= {404: any(p["in"] == "path" for p in operation["parameters"]), 413: True, 422: bool(takes)}
    faults |= {409: writes, 412: "If-Match" in names, 428: "If-Match" in names, 416: "Range" in names}
    if guarded:
        operation["security"] = [{name: list(scopes) for name in one} for one in operation["security"]]
        if scopes:
            needs = f"Needs the scope {' or '.join(f'`{scope}`' for scope in scopes)}."
            operation["description"] = f"{operation.get('description', '').strip()}\n\n{needs}".strip()
    answers: Json = {str(status): answer for status, answer in operation["responses"].items()}
    for status, answer in answers.items():
        answer["headers"] = {**ROOM, **answer.get("headers", {}), **(ETAG if status == "200" and not writes else {})}
        if status == "201":
            answer["headers"]["Location"] = {"description": "Where it is now.", "schema": {"type": "string"}}
    if not writes:
        operation["parameters"].append(IF_NONE_MATCH)
        answers["304"] = {"description": "Nothing has changed.", "headers": {**ETAG}}
    for number, sentence in SENTENCES.items():
        if faults.get(number) and str(number) not in answers:
            answers[str(number)] = {
                "description": sentence,
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                **({"headers": AGAIN} if number == 429 else {}),
            }
    operation["responses"] = dict(sorted(answers.items()))


def _scopes(api: NinjaAPI) -> dict[str, tuple[str, ...]]:
    found = {}
    for bound in api._get_bound_routers():
        for view in bound.path_operations.values():
            for operation in view.operations:
                name = operation.operation_id or api.get_openapi_operation_id(operation)
                found[name] = tuple(s for auth in operation.auth_callbacks for s in getattr(auth, "scopes", ()))
    return found
