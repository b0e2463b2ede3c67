"""Everything that differs between installations, read once from the environment."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Environment:
    """The installation's settings; every field is a ``TINHSO_*`` variable but the two database addresses."""

    data: Path  # TINHSO_DATA: files, secrets and, without DATABASE_URL, the database
    database_url: str  # DATABASE_URL: the application's own sign-in; it cannot change or delete events
    owner_url: str  # DATABASE_OWNER_URL: the owner's sign-in, used by migrations alone
    as_owner: bool  # TINHSO_AS_OWNER: this process migrates
    walls: bool  # TINHSO_WALLS: row-level security is on for this process (the web), off for jobs
    province: str  # TINHSO_PROVINCE: the name in the head of every page
    base_url: str  # TINHSO_BASE_URL: the public address, printed in QR codes
    live_url: str  # TINHSO_LIVE_URL: where browsers reach the live stream
    instance: str  # TINHSO_INSTANCE: part of the cookies' names, so that two copies on one host stay apart
    debug: bool  # TINHSO_DEBUG: whole error pages; never in a real installation
    demo: bool  # TINHSO_DEMO: the demonstration: pretend partners, sign-ins shown
    pretend_url: str  # TINHSO_PRETEND_URL: where the pretend outside parties answer
    vneid_url: str  # TINHSO_VNEID_URL: VNeID's OpenID Connect address; with a pretend_url, the pretend one
    vneid_client: str  # TINHSO_VNEID_CLIENT: our identifier there
    vneid_secret: str  # TINHSO_VNEID_SECRET: the secret shared with VNeID
    smtp: str  # TINHSO_SMTP: host:port of the mail server, empty for none
    sms_brand: str  # TINHSO_SMS_BRAND: the registered name under which the SMS gateway (TINHSO_SMS_URL, _KEY) sends
    sms_plain: bool  # TINHSO_SMS_PLAIN: SMS go out without diacritics, 160 letters a part and not 70; 0 keeps them
    clamd: str  # TINHSO_CLAMD: the virus scanner's socket, a path or host:port; empty for none
    tiles: str  # TINHSO_TILES: map tiles ({z}/{x}/{y} raster or .pmtiles), a space, their credit; empty for none
    tsa_url: str  # TINHSO_TSA_URL: the time stamping authority (RFC 3161); empty for the installation's own
    trusted_proxies: int  # TINHSO_TRUSTED_PROXIES: how many proxies stand before the web server
    webhook_hosts: frozenset[str]  # TINHSO_WEBHOOK_HOSTS: hosts of one's own network that receive events, http too
    track_only: frozenset[str]  # TINHSO_TRACK_ONLY: throttles that only note what they would refuse: codes, or "all"

    def secret(self, name: str) -> str:
        """A secret of this installation, made at first use and kept outside the repository.

        Several processes may need it at once: one of them makes it, and nobody reads half a file.
        """
        note = self.data / "secrets.json"
        known = _read(note)
        if name not in known:
            self.data.mkdir(parents=True, exist_ok=True)
            with (self.data / "secrets.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                known = _read(note)
                if name not in known:
                    known[name] = secrets.token_urlsafe(48)
                    half = note.with_suffix(".half")
                    half.touch(mode=0o600)
                    half.write_text(json.dumps(known, indent=1))
                    half.replace(note)
        return known[name]

    def partner(self, code: str) -> tuple[str, str]:
        """A partner's address and the key shared with it: TINHSO_<CODE>_URL and _KEY, else the pretend one's."""
        get, name = os.environ.get, f"TINHSO_{code.upper()}"
        if get(f"{name}_URL") or not self.pretend_url:
            return get(f"{name}_URL", "").rstrip("/"), get(f"{name}_KEY", "")
        return f"{self.pretend_url}/{code}", f"{get('PRETEND_SECRET', 'demonstration')}:{code}"


def read() -> Environment:
    """Read the environment; without DATABASE_URL the database is the folder's own cluster."""
    get = os.environ.get
    data = Path(get("TINHSO_DATA") or ROOT / ".data" / "demo").resolve()
    app, owner = get("DATABASE_URL", ""), get("DATABASE_OWNER_URL", "")
    if not app:
        from tinhso.project.postgres import APP, OWNER, Cluster

        cluster = Cluster(data)
        app, owner = cluster.url(APP), cluster.url(OWNER)
    return Environment(
        data=data,
        database_url=app,
        owner_url=owner or app,
        as_owner=_flag("TINHSO_AS_OWNER"),
        walls=_flag("TINHSO_WALLS"),
        province=get("TINHSO_PROVINCE", "Tây Ninh"),
        base_url=get("TINHSO_BASE_URL", "http://localhost:8000").rstrip("/"),
        live_url=get("TINHSO_LIVE_URL", "").rstrip("/"),
        instance=get("TINHSO_INSTANCE", "tinhso"),
        debug=_flag("TINHSO_DEBUG"),
        demo=_flag("TINHSO_DEMO"),
        pretend_url=get("TINHSO_PRETEND_URL", "").rstrip("/"),
        vneid_url=(get("TINHSO_VNEID_URL") or f"{get('TINHSO_PRETEND_URL', '').rstrip('/')}/vneid").rstrip("/"),
        vneid_client=get("TINHSO_VNEID_CLIENT", "tinhso"),
        vneid_secret=get("TINHSO_VNEID_SECRET") or get("PRETEND_SECRET", "demonstration"),
        smtp=get("TINHSO_SMTP", ""),
        sms_brand=get("TINHSO_SMS_BRAND", "TINHSO"),
        sms_plain=get("TINHSO_SMS_PLAIN", "1") != "0",
        clamd=get("TINHSO_CLAMD", ""),
        tiles=get("TINHSO_TILES", "").strip(),
        tsa_url=get("TINHSO_TSA_URL", ""),
        trusted_proxies=int(get("TINHSO_TRUSTED_PROXIES", "0")),
        webhook_hosts=frozenset(get("TINHSO_WEBHOOK_HOSTS", "").replace(",", " ").split()),
        track_only=frozenset(get("TINHSO_TRACK_ONLY", "").replace(",", " ").split()),
    )


def _read(note: Path) -> dict[str, str]:
    known: dict[str, str] = json.loads(note.read_text()) if note.exists() else {}
    return known


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}
