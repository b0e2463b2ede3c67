"""The outside parties of the channels."""

from tinhso.systems.feedback.channels.mail.sending import Letters
from tinhso.systems.feedback.channels.zalo.sending import Zalo

ADAPTERS = (Letters(), Zalo())
