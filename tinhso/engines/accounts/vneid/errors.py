"""Why a sign-in by VNeID is not accepted."""

from __future__ import annotations

from allauth.socialaccount.providers.base.provider import ProviderException

from tinhso.base.errors import Refused


class NotAccepted(Refused, ProviderException):
    """What VNeID said cannot be relied on; the sentence tells the person what to do. HTTP 401."""

    status = 401
