"""What a draft means: the typed words as a category, a place, answers, a way to reach the reporter."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

from tinhso.base.text import nfc
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.engines.forms import api as forms
from tinhso.systems.feedback.citizen.choosing import open_category
from tinhso.systems.feedback.citizen.nearby import likely_same
from tinhso.systems.feedback.models import Category, Draft, DraftPhoto, Publication
from tinhso.systems.feedback.reporting import LONGEST, SHORTEST

ACCOUNT, PHONE, NOBODY = "account", "phone", "nobody"
"""Who reports: with an account, by a confirmed number, without a name."""


@dataclass
class Reading:
    """One draft, read once."""

    draft: Draft

    def said(self, name: str) -> str:
        """One typed answer as text; "" where there is none."""
        return str(self.draft.typed.get(name) or "")

    @cached_property
    def category(self) -> Category | None:
        return open_category(self.said("category")) if self.said("category") else None

    @property
    def text(self) -> str:
        return nfc(self.said("text")).strip()

    @property
    def has_story(self) -> bool:
        return SHORTEST <= len(self.text) <= LONGEST

    @cached_property
    def photos(self) -> list[DraftPhoto]:
        return list(self.draft.photos.select_related("file"))

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of the pin, in degrees."""
        try:
            lat, lng = float(self.said("lat")), float(self.said("lng"))
        except ValueError:
            return None
        return (lat, lng) if isfinite(lat) and isfinite(lng) and abs(lat) <= 90 and abs(lng) <= 180 else None

    @cached_property
    def area(self) -> Area | None:
        """The commune: where the pin is, else the one that was named."""
        if self.point and (found := directory.area_at(*self.point)):
            return found
        named = directory.find_area(self.said("commune"), within=directory.home_province(), n=1)
        return named[0] if named and self.said("commune") else None

    @property
    def has_place(self) -> bool:
        return self.area is not None

    @property
    def place_in_words(self) -> str:
        """``Trước số 12 đường Nguyễn Huệ, phường Long An``."""
        return ", ".join(part for part in (self.said("place"), str(self.area) if self.area else "") if part)

    @cached_property
    def questions(self) -> forms.Bound:
        rows = self.category.questions if self.category else []
        return forms.bound(forms.Questions(rows), self.draft.typed.get("answers") or {})

    @cached_property
    def same(self) -> list[Publication]:
        """Published reports that may be the same."""
        if self.category is None or self.point is None:
            return []
        return likely_same(self.category, *self.point)

    @property
    def is_another(self) -> bool:
        """Whether the reporter looked at those reports and said that theirs is another."""
        return self.said("another") == " ".join(sorted(each.code for each in self.same))

    @property
    def is_placed_by_photo(self) -> bool:
        """Whether the pin is where the camera was, and nobody has looked at it yet."""
        return self.said("from_photo") == "yes"

    @property
    def keeps_private(self) -> bool:
        return bool(self.said("keep_private"))

    @property
    def on_device(self) -> str:
        """What the browser keeps for the time without a connection, as JSON; nothing about who writes."""
        return json.dumps({name: self.said(name) for name in ("category", "text", "lat", "lng", "place", "commune")})

    @property
    def who(self) -> str:
        return self.said("who")
