"""Where one is signed in, in words."""

from __future__ import annotations

import pytest

from tinhso.engines.accounts.models import SignIn


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Edg/131.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 coc_coc_browser/130.0 Chrome/124.0", "Cốc Cốc, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
    ],
)
def test_a_browser_is_called_by_its_name(agent: str, name: str) -> None:
    assert SignIn(browser=agent).browser_name == name
