"""Run inside a copy's environment: prepares forms to hand in, and says afterwards what is there and what is half there.

``python -m tests.faults.submitting prepare N`` prints JSON: the session, the cookies' names, the addresses of N forms.
``… check`` reads a JSON object {draft: code or ""} from its input and prints the faults, one a line.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any


def prepare(number: int) -> dict[str, Any]:
    """N forms of one citizen that lack nothing but being handed in, and a signed-in browser's cookies."""
    from django.conf import settings  # noqa: PLC0415

    from tests.dossiers import answered, copies, draft_in  # noqa: PLC0415
    from tests.main_job.test_main_job import PROCEDURE  # noqa: PLC0415
    from tests.province import Province  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    province = Province()
    drafts = copies(draft_in(answered(province)), number)
    return {
        "session": province.client("huong").cookies[settings.SESSION_COOKIE_NAME].value,
        "names": [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME],
        "forms": {str(draft): f"/nop-ho-so/{PROCEDURE}/{draft}/kiem-tra/" for draft in drafts},
    }


def faults(answers: dict[str, str]) -> list[str]:
    """What is lost, doubled or half there; ``answers`` holds the code of each form that was acknowledged."""
    from django.db import connection  # noqa: PLC0415

    from tinhso.engines.cases.models import Case, Task  # noqa: PLC0415
    from tinhso.engines.events.models import Event  # noqa: PLC0415
    from tinhso.engines.forms.models import Draft, Submission  # noqa: PLC0415
    from tinhso.engines.payments.models import Demand  # noqa: PLC0415
    from tinhso.systems.services.models import Dossier, Filing  # noqa: PLC0415

    found = []
    for draft, code in answers.items():
        whole = Dossier.objects.filter(submission__draft=draft).select_related("case")
        codes = [dossier.case.code for dossier in whole]
        if code and codes != [code]:
            found.append(f"{draft} was acknowledged as {code} and is {codes}")
        open_still = Draft.objects.filter(pk=draft).count(), Filing.objects.filter(draft=draft).count()
        if open_still != ((0, 0) if codes else (1, 1)):
            found.append(f"{draft}: dossiers {codes}, draft and filing {open_still}")
        for dossier in whole:
            case = dossier.case
            parts = {
                "submission": Submission.objects.filter(draft=draft).count(),
                "forms.submitted": Event.objects.filter(subject=dossier.submission_id).count(),
                "cases.submitted": Event.objects.filter(subject=case.pk, kind="cases.submitted").count(),
                "demand": Demand.objects.filter(about=case.pk, pk=dossier.demand).count(),
                "payments.demanded": Event.objects.filter(subject=dossier.demand).count(),
                "task": Task.objects.filter(case=case).count(),
                "job": _jobs(connection, case.pk),
            }
            found += [f"{case.code}: {number} × {name}" for name, number in parts.items() if number != 1]
    whole = Case.objects.filter(kind="services.dossier").count(), Submission.objects.count()
    if set(whole) != {Dossier.objects.count()}:
        found.append("cases, submissions and dossiers are not as many")
    return found


def _jobs(connection: Any, case: Any) -> int:
    """The listeners that were told of the case: 1 if any."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) > 0 FROM procrastinate_jobs j JOIN events_event e ON e.id = (j.args ->> 'event')::uuid "
            "WHERE j.args ? 'event' AND e.subject = %s",
            [case],
        )
        return int(cursor.fetchone()[0])


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    import django  # noqa: PLC0415

    django.setup()
    if sys.argv[1] == "prepare":
        began = time.monotonic()
        print(json.dumps(prepare(int(sys.argv[2])) | {"seconds": time.monotonic() - began}))  # noqa: T201
    else:
        print(json.dumps(faults(json.load(sys.stdin))))  # noqa: T201


if __name__ == "__main__":
    main()
