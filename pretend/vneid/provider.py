"""The provider's routes: discovery, sign-in, tokens, user information, keys, sign-out."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode, urlsplit

from joserfc.errors import JoseError

from pretend.messages import Request, Response, html, json, redirect
from pretend.partner import Partner, Route, World
from pretend.vneid import grants, pages, tokens
from pretend.vneid.keys import Keys
from pretend.vneid.people import Citizen, people

CLIENT = "tinhso"
COOKIE = "pretend_vneid"
LOOPBACK = {"localhost", "127.0.0.1", "::1", "testserver"}
CARRIED = ("client_id", "redirect_uri", "state", "nonce", "code_challenge", "code_challenge_method")


class Vneid(Partner):
    """Browsers use its public address, servers the one under which they reached it."""

    code = "vneid"
    name = "VNeID"
    says = "Định danh điện tử quốc gia: đăng nhập bằng OpenID Connect."
    switches = tokens.SWITCHES

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.keys = Keys(self.store)

    def citizens(self) -> dict[str, Citizen]:
        return people(self.world.people)

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.welcome, machine=False),
            Route("GET", "/.well-known/openid-configuration", self.discovery),
            Route("GET", "/oauth2/authorize", self.ask, machine=False),
            Route("POST", "/oauth2/authorize", self.decide, machine=False),
            Route("POST", "/oauth2/token", self.token),
            Route("GET", "/oauth2/userinfo", self.userinfo),
            Route("GET", "/oauth2/jwks", self.jwks),
            Route("POST", "/oauth2/rotate", self.rotate, machine=False),
            Route("GET", "/oidc/logout", self.logout, machine=False),
        ]

    def welcome(self, request: Request) -> Response:
        return html(pages.say("VNeID giả lập", f"{len(self.citizens())} công dân có tài khoản ở đây."))

    def discovery(self, request: Request) -> Response:
        server = f"{request.here}/{self.code}"
        return json(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/oauth2/authorize",
                "end_session_endpoint": f"{self.url}/oidc/logout",
                "token_endpoint": f"{server}/oauth2/token",
                "userinfo_endpoint": f"{server}/oauth2/userinfo",
                "jwks_uri": f"{server}/oauth2/jwks",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256", "RS256"],
                "acr_values_supported": ["LoA1", "LoA2"],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def ask(self, request: Request) -> Response:
        if refused := self._refused(request.query):
            return refused
        carried = {name: request.query.get(name, "") for name in CARRIED}
        known = self.store.get("session", request.cookies.get(COOKIE, ""), "")
        return html(pages.ask(self.citizens().values(), carried, known=known))

    def decide(self, request: Request) -> Response:
        form = request.form
        if refused := self._refused(form):
            return refused
        if form.get("do") == "cancel":
            return self._back(form, error="access_denied")
        citizen = self.citizens().get(form.get("person", ""))
        if citizen is None or not hmac.compare_digest(form.get("passcode", "").encode(), pages.PASSCODE.encode()):
            carried = {name: form.get(name, "") for name in CARRIED}
            wrong = "Mã bí mật không đúng. Hãy nhập lại."
            return html(pages.ask(self.citizens().values(), carried, wrong=wrong, known=form.get("person", "")), 422)
        return self._grant(form, citizen)

    def token(self, request: Request) -> Response:
        form = request.form
        known = hmac.compare_digest(form.get("client_secret", "").encode(), self.world.secret.encode())
        if form.get("client_id") != CLIENT or not known:
            return json({"error": "invalid_client"}, 401)
        granted = grants.redeem(self.store, form)
        if granted is None or form.get("grant_type") != "authorization_code":
            return json({"error": "invalid_grant"}, 400)
        if self.misbehaves("no_tech_id"):
            del granted["claims"]["TechID"]
        return json(
            {
                "token_type": "Bearer",
                "expires_in": grants.ACCESS_SECONDS,
                "access_token": grants.give_access(self.store, granted["claims"]),
                "id_token": tokens.id_token(granted, issuer=self.url, keys=self.keys, wrong=self.misbehaves),
            }
        )

    def userinfo(self, request: Request) -> Response:
        claims = grants.read_access(self.store, request.headers.get("authorization", ""))
        if claims is None:
            return json({"error": "invalid_token"}, 401)
        return json(claims | {"sub": "nguoi-khac"} if self.misbehaves("other_person") else claims)

    def jwks(self, request: Request) -> Response:
        return json(self.keys.published())

    def rotate(self, request: Request) -> Response:
        """Use a new key; the form's ``alg`` may be ES256 or RS256."""
        return json({"kid": self.keys.rotate("RS256" if request.form.get("alg") == "RS256" else "ES256").kid})

    def logout(self, request: Request) -> Response:
        """End the session here and lead back, if the token was ours and the address is the application's."""
        try:
            session = self.keys.read(request.query.get("id_token_hint", "")).get("sid", "")
        except (JoseError, ValueError):
            return html(pages.say("Không đăng xuất được", "Yêu cầu đăng xuất không hợp lệ."), 400)
        self.store.take("session", session)
        back = request.query.get("post_logout_redirect_uri", "")
        return redirect(back) if self._ours(back) else html(pages.say("Đã đăng xuất", "Đã đăng xuất khỏi VNeID."))

    def _grant(self, form: Mapping[str, str], citizen: Citizen) -> Response:
        session = secrets.token_urlsafe(16)
        self.store.put("session", session, citizen.key)
        acr = "LoA1" if form.get("level") == "LoA1" else "LoA2"
        code = grants.give_code(self.store, form, claims=citizen.claims(), acr=acr, sid=session)
        answer = self._back(form, code=code)
        answer.headers["Set-Cookie"] = f"{COOKIE}={session}; Path=/{self.code}/; HttpOnly; SameSite=Lax"
        return answer

    def _refused(self, asked: Mapping[str, str]) -> Response | None:
        """Never send anybody to an address that the application did not register."""
        if asked.get("client_id") != CLIENT or not self._ours(asked.get("redirect_uri", "")):
            return html(pages.say("Không đăng nhập được", "Ứng dụng này chưa đăng ký với VNeID."), 400)
        return None

    def _ours(self, address: str) -> bool:
        to, home = urlsplit(address), urlsplit(self.world.province_url)
        local = to.hostname in LOOPBACK and home.hostname in LOOPBACK
        return to.scheme in {"http", "https"} and (local or (to.scheme, to.netloc) == (home.scheme, home.netloc))

    def _back(self, asked: Mapping[str, str], **answer: str) -> Response:
        return redirect(f"{asked['redirect_uri']}?{urlencode({**answer, 'state': asked.get('state', '')})}")
