"""Whether a page fits its device.

A phone's browser zooms out until a page that is too wide fits, and ``innerWidth`` grows with it: only the width that
the device was given tells.
"""

from __future__ import annotations

from playwright.sync_api import Page


def assert_it_fits(page: Page) -> None:
    """Nothing of the page is wider than the device."""
    size = page.viewport_size
    assert size is not None
    found = page.evaluate("document.documentElement.scrollWidth")
    assert found <= size["width"], f"{page.url} is {found} px wide on a device of {size['width']}"
