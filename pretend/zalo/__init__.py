"""Zalo's Official Account platform: people write to accounts, accounts answer, tokens live a day."""

from pretend.zalo import platform

PARTNER = platform.Zalo
