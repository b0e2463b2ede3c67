"""The National Public Service Portal as a province's adapter meets it: sessions, error codes, and its own citizens."""

from pretend.national import portal

PARTNER = portal.National
