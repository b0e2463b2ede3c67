"""Its routes and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable

from pretend.messages import Request, Response, json
from pretend.partner import Partner, Route


class Vneid(Partner):
    """The provider; browsers use its public address, servers the one under which they reached it."""

    code = "vneid"
    name = "VNeID"
    says = "Định danh điện tử quốc gia: đăng nhập bằng OpenID Connect."

    def routes(self) -> Iterable[Route]:
        return [Route("GET", "/.well-known/openid-configuration", self.discovery)]

    def discovery(self, request: Request) -> Response:
        return json({"issuer": self.url})
