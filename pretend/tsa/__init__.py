"""Pretend time stamping authority (RFC 3161 over HTTP)."""

from pretend.tsa import service

PARTNER = service.TimeStamping
