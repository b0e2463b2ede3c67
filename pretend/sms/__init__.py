"""The SMS gateway, as Vietnamese brandname gateways are: a token, a registered name, an answer, a delivery report."""

from pretend.sms import gateway

PARTNER = gateway.Sms
