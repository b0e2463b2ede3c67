"""Signing in by VNeID: OpenID Connect by allauth, with the checks that the law and the standard ask for."""
