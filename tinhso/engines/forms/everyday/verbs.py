"""Keeping the table of everyday words; what it touches is named anew at once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import fold, nfc
from tinhso.engines.events.api import Actor, record
from tinhso.engines.forms.everyday.models import Synonym
from tinhso.engines.forms.everyday.queries import meant_by
from tinhso.engines.forms.keeping.place import require_keeper
from tinhso.engines.forms.naming import name_again


@transaction.atomic
def add_synonym(words: str, means: str, *, by: Actor) -> Synonym:
    """``words`` find whatever ``means`` names. Raises Denied, AlreadyDone, Refused where either is empty."""
    by = require_keeper(by, "forms.draft")
    words, means = nfc(words)[:80], nfc(means)[:120]
    if len(fold(words)) < 2:
        raise Refused(_("Write the words that people use."), field="words")
    if len(fold(means)) < 3:
        raise Refused(_("Write what the words mean: words of a procedure's name, or its code."), field="means")
    if Synonym.objects.filter(folded=fold(words), means=means, removed_at=None).exists():
        raise AlreadyDone(_("These words have this meaning already."))
    synonym, _made = Synonym.objects.update_or_create(
        folded=fold(words), means=means, defaults={"words": words, "removed_at": None}
    )
    name_again(meant_by(means))
    record("forms.synonym_added", on=None, by=by, topic=fold(words)[:40], synonym=synonym.pk)
    return synonym


@transaction.atomic
def remove_synonym(key: int, *, by: Actor) -> None:
    """The words no longer lead there. Raises Denied, AlreadyDone."""
    by = require_keeper(by, "forms.draft")
    synonym = Synonym.objects.select_for_update().filter(pk=key, removed_at=None).first()
    if synonym is None:
        raise AlreadyDone(_("These words are no longer in the table."))
    synonym.removed_at = clock.now()
    synonym.save(update_fields=["removed_at"])
    name_again(meant_by(synonym.means))
    record("forms.synonym_removed", on=None, by=by, topic=synonym.folded[:40], synonym=key)
