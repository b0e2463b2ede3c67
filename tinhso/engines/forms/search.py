"""Finding a procedure by plain words, with or without diacritics, with slips of the finger.

One query, three ways in: all words (weighted tsvector), some words, similar letters (pg_trgm). What people really
type goes through the everyday words that each procedure lists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import QuerySet, Value
from django.db.models.expressions import RawSQL

from tinhso.base.text import fold
from tinhso.engines.forms.procedures import Procedure

MOST = 60
WORST = 0.35  # of the best one's rank
# Words that say only that somebody wants something; "giay" and "dang ky" stay, they distinguish.
_EMPTY = frozenset(
    {"lam", "xin", "cho", "toi", "muon", "can", "thu", "tuc", "o", "dau", "nhu", "the", "nao", "cach", "la", "gi"}
)
_CODE = re.compile(r"\d\.\d{6}")


@dataclass(frozen=True)
class Wanted:
    """What the search page asks for; empty fields do not filter."""

    words: str = ""
    sector: str = ""
    agency_level: str = ""
    audience: str = ""
    level: str = ""
    life_event: str = ""
    agency: str = ""


def search(wanted: Wanted | str, *, most: int = MOST) -> list[Procedure]:
    """The open procedures that fit, best first; without words the ones most asked for.

    What fits far worse than the best is left out: a long list of chance hits helps nobody.
    """
    wanted = Wanted(words=wanted) if isinstance(wanted, str) else wanted
    found = ranked(wanted.words).filter(**_filters(wanted)).select_related("sector")
    best = list(found.defer("vector", "folded")[:most])
    return [procedure for procedure in best if procedure.rank >= best[0].rank * WORST]  # type: ignore[attr-defined]


def ranked(words: str) -> QuerySet[Procedure]:
    """Every open procedure that may be meant by ``words``, best first, with its ``rank``; all of them without words."""
    found = Procedure.objects.filter(is_open=True)
    text = fold(words)[:120]
    typed = re.findall(r"[a-z0-9.]+", text)
    if not typed:
        return found.annotate(rank=Value(1.0)).order_by("-weight", "name")
    if code := _CODE.search(text):
        return found.filter(code__startswith=code.group()).annotate(rank=Value(1.0)).order_by("-weight", "name")
    kept = [word for word in typed if word not in _EMPTY] or typed
    phrase, every, some = " ".join(kept), " & ".join(kept), " | ".join(kept)
    fitting = found.filter(pk__in=RawSQL(_CANDIDATES, (some, phrase)))
    rank = RawSQL(_RANK, (every, phrase, text, some, phrase, phrase))
    return fitting.annotate(rank=rank).order_by("-rank", "-weight", "name")


_CANDIDATES = "SELECT forms_candidates(%s, %s)"
# All words count most, then the words as one phrase (even more if that is just what people call it), then their
# share, then likeness of letters.
_RANK = """
    (vector @@ to_tsquery('simple', %s))::int * 2
    + (strpos(forms_procedure.folded, %s) > 0)::int * 2
    + (strpos(' | ' || forms_procedure.folded || ' | ', ' | ' || %s || ' | ') > 0)::int
    + ts_rank('{0, 0.2, 0.6, 1.0}', vector, to_tsquery('simple', %s), 1) * 2
    + word_similarity(%s, forms_procedure.folded)
    + strict_word_similarity(%s, split_part(forms_procedure.folded, ' | ', 1))
    + forms_procedure.weight / 200.0
"""


def _filters(wanted: Wanted) -> dict[str, object]:
    return {
        name: value
        for name, value in {
            "sector_id": wanted.sector,
            "agency_levels__contains": [wanted.agency_level] if wanted.agency_level else "",
            "audience__contains": [wanted.audience] if wanted.audience else "",
            "level": wanted.level,
            "life_events__code": wanted.life_event,
            "agency": wanted.agency,
        }.items()
        if value
    }
