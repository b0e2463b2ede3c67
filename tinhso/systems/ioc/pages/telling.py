"""What forms of these pages have in common: a verb's refusal stands beside its field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import Form

from tinhso.base.errors import Denied, Refused


@contextmanager
def told(form: Form) -> Iterator[None]:
    """A refusal of a verb becomes an error of the form."""
    try:
        yield
    except Denied:
        raise
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
