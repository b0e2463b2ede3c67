"""A pretend payment gateway that speaks as the national payment platform does."""

from pretend.paygov import paygov

PARTNER = paygov.PayGov
