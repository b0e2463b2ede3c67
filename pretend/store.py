"""A partner's own data: JSON values by kind and key in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
import threading
from pathlib import Path
from typing import Any


class Store:
    """Small and safe to use from several threads."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._db = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS thing (kind TEXT, key TEXT, value TEXT, at TEXT DEFAULT CURRENT_TIMESTAMP, "
            "PRIMARY KEY (kind, key))"
        )

    def get(self, kind: str, key: str, otherwise: Any = None) -> Any:
        with self._lock:
            row = self._db.execute("SELECT value FROM thing WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return json.loads(row[0]) if row else otherwise

    def put(self, kind: str, key: str, value: Any) -> None:
        text = json.dumps(value, ensure_ascii=False)
        with self._lock:
            self._db.execute(
                "INSERT INTO thing (kind, key, value) VALUES (?, ?, ?) "
                "ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value",
                (kind, key, text),
            )

    def take(self, kind: str, key: str) -> Any:
        """The value, which is then gone; None if there is none. Two takers never both get it."""
        with self._lock:
            row = self._db.execute(
                "DELETE FROM thing WHERE kind = ? AND key = ? RETURNING value", (kind, key)
            ).fetchone()
        return json.loads(row[0]) if row else None

    def all(self, kind: str) -> list[tuple[str, Any]]:
        """Every key and value of a kind, oldest first."""
        with self._lock:
            rows = self._db.execute("SELECT key, value FROM thing WHERE kind = ? ORDER BY rowid", (kind,)).fetchall()
        return [(key, json.loads(value)) for key, value in rows]

    def close(self) -> None:
        with self._lock:
            self._db.close()
