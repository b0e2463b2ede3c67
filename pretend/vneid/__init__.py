"""Pretend VNeID: the national electronic identity as an OpenID Connect provider (Decree 69/2024)."""

from pretend.vneid import provider

PARTNER = provider.Vneid
