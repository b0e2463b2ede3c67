"""The kinds of case of the centre."""

from tinhso.systems.ioc.directives import kinds as directives
from tinhso.systems.ioc.programmes import kinds as programmes

KINDS = (*directives.KINDS, *programmes.KINDS)


def load_reference() -> None:
    """The ways of all of them."""
    directives.load_reference()
    programmes.load_reference()
