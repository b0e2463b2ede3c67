"""The reference pages, written from the code: systems, permissions, events, indicators, settings, addresses."""

from __future__ import annotations

import os
import sys

import django

from tinhso.project.env import ROOT

FOLDER = ROOT / "docs" / "reference"


def run(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    os.environ.setdefault("TINHSO_DATA", str(ROOT / ".data" / "test"))
    django.setup()
    from tinhso.project.reference import descriptions, pages

    differing = []
    written = {f"{name}.md": text for name, text in pages().items()} | descriptions()
    for name, text in written.items():
        file = FOLDER / name
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        differing.append(name)
        if "--check" not in arguments:
            FOLDER.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    if "--check" in arguments and differing:
        sys.exit(f"docs/reference differs from the code in: {', '.join(differing)}. Run ./run docs.")
    print(f"{len(differing)} reference pages written anew." if differing else "The reference is that of the code.")
