"""The catalogues of translations, without any outside tool: ``python -m tinhso.project.messages [part …]``.

Reads the English sentences of each part from its code and pages, keeps what is translated, says what is missing, and
compiles. ``--check`` changes nothing and ends with 1 when a sentence lacks its Vietnamese, has a fuzzy one, or is gone;
``--compile`` only compiles.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tinhso.project.sentences import sentences

TINHSO = Path(__file__).resolve().parents[1]
HEADER = rb"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: vi\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""


def parts(names: Iterable[str] = ()) -> list[Path]:
    """The folders that keep a catalogue of their own; only those named, if any are."""
    folders = [TINHSO / "base", TINHSO / "ui", TINHSO / "project"]
    folders += sorted(f.parent for floor in ("engines", "systems") for f in (TINHSO / floor).glob("*/__init__.py"))
    wanted = set(names)
    return [folder for folder in folders if not wanted or folder.name in wanted]


def catalogue_of(part: Path) -> Path:
    return part / "locale" / "vi" / "LC_MESSAGES" / "django.po"


def read(part: Path) -> Catalog:
    """The Vietnamese catalogue as it stands, empty where there is none."""
    file = catalogue_of(part)
    if not file.exists():
        return Catalog(locale="vi")
    with file.open("rb") as source:
        return read_po(source, locale="vi", domain="django")


def fresh(part: Path) -> Catalog:
    """What the catalogue should hold: each sentence of today with the translation it has."""
    old, new = read(part), Catalog(locale="vi")
    for found in sentences(part):
        known = old.get(found.text[0] if isinstance(found.text, tuple) else found.text, found.context)
        message = new.add(found.text, locations=[(found.file, 0)], context=found.context)
        if known:
            text = known.string if isinstance(known.string, str) else str((known.string or [""])[0])
            message.string = (text,) if message.pluralizable else text
            message.flags |= known.flags & {"fuzzy"}
        if "%(" in str(found.text):
            message.flags.add("python-format")
    return new


def written(catalog: Catalog) -> bytes:
    """The catalogue as text that changes only when a sentence does: by file, without dates or line numbers."""
    out = BytesIO()
    write_po(out, catalog, width=120, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return HEADER + out.getvalue()


def troubles(part: Path) -> list[str]:
    """Sentences of a part without Vietnamese, doubtful ones, and translations of what is no longer said."""
    today = fresh(part)
    now = {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in today if m.id}
    gone = [m.id for m in read(part) if m.id and (m.id if isinstance(m.id, str) else m.id[0], m.context) not in now]
    missing = [m.id for m in today if m.id and not any(m.string if isinstance(m.string, tuple) else (m.string,))]
    fuzzy = [m.id for m in today if m.id and m.fuzzy]
    kinds = (("no Vietnamese", missing), ("fuzzy", fuzzy), ("no longer used", gone))
    return [f"{part.name}: {kind}: {text!r}" for kind, texts in kinds for text in texts]


def compiled(part: Path) -> bool:
    """Compile the part's catalogue where its text is newer; whether that was needed."""
    source = catalogue_of(part)
    target = source.with_suffix(".mo")
    if not source.exists() or (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
        return False
    half = target.with_suffix(f".{os.getpid()}")  # another process may read the old one meanwhile
    with half.open("wb") as out:
        write_mo(out, read(part))
    half.rename(target)
    return True


def compile_all(names: Iterable[str] = ()) -> int:
    """Compile what is newer than its compiled form; how many were."""
    return sum(compiled(part) for part in parts(names))


def main(arguments: list[str]) -> int:
    reader = argparse.ArgumentParser(prog="messages", description="Extract, check and compile the translations.")
    reader.add_argument("part", nargs="*", help="such as ui or cases; all when none is given")
    reader.add_argument("--check", action="store_true", help="change nothing; end with 1 when something is missing")
    reader.add_argument("--compile", action="store_true", help="only compile")
    given = reader.parse_args(arguments)
    chosen = parts(given.part)
    if not (given.check or given.compile):
        for part in chosen:
            catalog = fresh(part)
            if len(catalog):
                catalogue_of(part).parent.mkdir(parents=True, exist_ok=True)
                catalogue_of(part).write_bytes(written(catalog))
    problems = [] if given.compile else [line for part in chosen for line in troubles(part)]
    print("\n".join(problems) if problems else f"{len(chosen)} catalogues are complete.", flush=True)
    if not given.check:
        compile_all(given.part)
    return 1 if problems and given.check else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
