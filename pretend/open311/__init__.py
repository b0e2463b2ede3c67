"""A pretend Open311 server of another body, such as the power company's."""

from pretend.open311 import server

PARTNER = server.Open311
