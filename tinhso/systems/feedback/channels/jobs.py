"""What the worker does for the channels."""

from tinhso.systems.feedback.channels import sweeping
from tinhso.systems.feedback.channels.mail import fetching, taking
from tinhso.systems.feedback.channels.zalo import taking as zalo
from tinhso.systems.feedback.channels.zalo import tokens

__all__ = ["fetching", "sweeping", "taking", "tokens", "zalo"]
