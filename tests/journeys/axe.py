"""The accessibility rules of WCAG 2.2 A and AA, checked by axe in the page itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _source() -> str:
    return SOURCE.read_text()


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds on the page as it stands. The script comes in past the page's policy, as a debugger's does."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("Runtime.evaluate", {"expression": f"{_source()};undefined"})
    debugger.detach()
    run = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(found => found.violations)"
    found: list[dict[str, Any]] = page.evaluate(run, TAGS)
    return found


def assert_no_axe_violations(page: Page) -> None:
    """Fails with each rule, the element that breaks it and what to do."""
    lines = [
        f"{rule['id']}: {rule['help']}\n    {node['html'][:160]}\n    {node['failureSummary']}"
        for rule in violations(page)
        for node in rule["nodes"]
    ]
    assert not lines, f"{page.url}\n" + "\n".join(lines)


# Kinds of element, each with what it says of itself, where it stands, and whether it has words.
KINDS = """() => [...new Set([...document.querySelectorAll("*")].map(element => [
    element.parentElement?.tagName, element.tagName, element.className, element.type,
    element.getAttributeNames().sort(), element.textContent.trim() !== "",
].join(" ")))]"""
_judged: dict[str, set[str]] = {}


def assert_no_new_axe_violations(page: Page, where: str) -> None:
    """As above, unless the page at ``where`` holds no kind of element that axe has not judged there before."""
    kinds, known = set(page.evaluate(KINDS)), _judged.setdefault(where, set())
    if not kinds <= known:
        assert_no_axe_violations(page)
        known |= kinds
