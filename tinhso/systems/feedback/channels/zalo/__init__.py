"""Zalo official accounts: signed webhooks in, messages out, tokens that live a day."""
