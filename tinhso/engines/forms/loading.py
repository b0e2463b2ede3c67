"""The delivered procedures: TOML files that become published versions, again only where they changed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction

from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.forms.everyday.loading import load_synonyms
from tinhso.engines.forms.keeping.models import Act
from tinhso.engines.forms.keeping.texts import with_texts
from tinhso.engines.forms.payers import asking
from tinhso.engines.forms.procedures import LifeEvent, Sector
from tinhso.engines.forms.publishing import draft_version, publish
from tinhso.engines.forms.versions import ProcedureVersion, digest_of

FOLDER = Path(__file__).parent / "data"
Row = tuple[str, date, dict[str, Any]]  # code, first day, content


@dataclass(frozen=True)
class Loaded:
    """What loading did, or with ``dry_run`` would do, to each procedure: by its code."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    kept: tuple[str, ...] = ()  # written or withdrawn by the catalogue's keepers here: theirs goes before


@transaction.atomic
def load_procedures(
    *, by: Actor = PLATFORM, dry_run: bool = False, folder: Path = FOLDER, rows: Iterable[Row] | None = None
) -> Loaded:
    """Publish every delivered procedure whose content differs from the version in force; a second call does nothing.

    ``rows`` may come from an archive instead of the folder.

    What the catalogue's own keepers published or withdrew stays as they left it.
    A changed file whose first day is the version's in force takes effect on that same day.
    """
    if not dry_run:
        _load_names(folder)
    published = ProcedureVersion.objects.filter(published_at__isnull=False).select_related("procedure")
    known = {version.procedure.code: version for version in published.order_by("number")}
    ours = set(published.filter(acts__kind=Act.Kind.PUBLISHED, acts__who__gt=0).values_list("pk", flat=True))
    done: dict[str, list[str]] = {"new": [], "changed": [], "same": [], "kept": []}
    for code, valid_from, content in delivered(folder) if rows is None else rows:
        before = known.get(code)
        fate = _fate(before, content, ours)
        done[fate].append(code)
        if fate in ("new", "changed") and not dry_run:
            start = max(valid_from, before.valid_from) if before else valid_from
            publish(draft_version(code, content, by=by, valid_from=start).pk, by=by)
    return Loaded(**{fate: tuple(codes) for fate, codes in done.items()})


def _fate(before: ProcedureVersion | None, content: dict[str, Any], ours: set[UUID]) -> str:
    if before is None:
        return "new"
    if before.digest == digest_of(content):
        return "same"
    return "kept" if before.pk in ours or before.valid_to is not None else "changed"


def delivered(folder: Path = FOLDER) -> Iterator[Row]:
    """(code, first day, content) of each procedure in the folder."""
    english = _english(folder)
    for path in sorted((folder / "procedures").glob("*.toml")):
        sheet = tomllib.loads(path.read_text("utf-8"))
        for row in sheet.get("procedure", [sheet]):
            content = dict(row)
            code, valid_from = content.pop("code"), content.pop("valid_from")
            if "form" in content:
                pages = [_page(page, folder) for page in content["form"]["pages"]]
                content["form"] = content["form"] | {"pages": pages}
            if groups := content.pop("payers", ()):
                content = asking(content, groups)
            yield code, valid_from, with_texts(content, english.get(code, {})) if code in english else content


def _english(folder: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """The English texts that are delivered beside the procedures: by code, then by where they stand."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for path in sorted((folder / "english").glob("*.toml")):
        for code, texts in tomllib.loads(path.read_text("utf-8")).items():
            found.setdefault(code, {}).update({where: ("", said) for where, said in texts.items()})
    return found


def _page(row: dict[str, Any], folder: Path) -> dict[str, Any]:
    """A page, or the shared page that ``use`` names: a version holds its whole form."""
    return shared_page(folder, row["use"]) if "use" in row else row


def shared_page(folder: Path, name: str) -> dict[str, Any]:
    """A page that several forms have."""
    return tomllib.loads((folder / "pages" / f"{name}.toml").read_text("utf-8"))


def delivered_page(name: str) -> dict[str, Any]:
    """A page that several of the delivered forms have: ``applicant``, ``general``, ``delivery`` …"""
    return shared_page(FOLDER, name)


def _load_names(folder: Path) -> None:
    names = tomllib.loads((folder / "sectors.toml").read_text("utf-8"))
    for order, (code, name) in enumerate(names["sectors"].items()):
        Sector.objects.update_or_create(code=code, defaults={"name": name, "order": order})
    for order, (code, row) in enumerate(names["events"].items()):
        LifeEvent.objects.update_or_create(code=code, defaults={**row, "order": order})
    load_synonyms(folder / "synonyms.toml")
