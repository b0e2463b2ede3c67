"""What people are told about reports; each group lives beside what it tells."""

from tinhso.systems.feedback.citizen.texts import TEXTS as REPORTERS
from tinhso.systems.feedback.outside.texts import TEXTS as OUTSIDE
from tinhso.systems.feedback.public.texts import TEXTS as PUBLIC

TEXTS = (
    *REPORTERS,
    *PUBLIC,
    *OUTSIDE,
)
