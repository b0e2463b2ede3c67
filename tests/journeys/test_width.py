"""The eye for pages that are too wide sees them: a control for every walk that asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.width import assert_it_fits

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", ["phone", "small", "desk"])
def test_a_page_that_is_too_wide_is_seen_on_every_device(open_page: Callable[..., Page], size: str) -> None:
    page = open_page(size)
    page.goto("/phan-anh/")
    assert_it_fits(page)
    # By a script's hand: what is written into the page as a style, its policy does not let through.
    wide = "inline-size: calc(100vw + 20px); block-size: 1px"
    page.evaluate("style => { document.body.appendChild(document.createElement('div')).style.cssText = style }", wide)
    with pytest.raises(AssertionError, match="px wide on a device of"):
        assert_it_fits(page)
