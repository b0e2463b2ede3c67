"""Records of public services as other parts link to them."""

from tinhso.systems.services.counter.linking import LINKS as OF_THE_COUNTERS
from tinhso.systems.services.offering import LINKS as OF_PROCEDURES
from tinhso.systems.services.posting.communes import LINKS as OF_THE_POST

LINKS = {**OF_THE_COUNTERS, **OF_PROCEDURES, **OF_THE_POST}
