"""Run inside a copy's environment: prepares what a crowd is to ask for, and says afterwards what is doubled or missing.

``python -m tests.faults.crowding prepare N`` prints N requests of each kind as JSON: to hand in a form, to tell of a
payment (a signed notice), to receive a dossier at the desk. ``… check`` reads {id: kind} of what was acknowledged.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def prepare(number: int) -> list[dict[str, Any]]:
    from django.conf import settings  # noqa: PLC0415

    from tests.dossiers import answered, copies, draft_in, many  # noqa: PLC0415
    from tests.main_job.test_main_job import PROCEDURE  # noqa: PLC0415
    from tests.province import Province  # noqa: PLC0415
    from tinhso.engines.payments import api as payments  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["*"]
    province = Province()
    unpaid, paid = many(province, number), many(province, number)
    drafts = copies(draft_in(answered(province)), number)  # last: nobody begins a form beside so many unfinished ones
    for dossier in paid:
        payments.pay_cash(dossier.demand, by=province.actor("duyen"))
    province.work()
    cookies = {who: _cookies(province.client(who)) for who in ("huong", "duyen")}
    forms = [
        {
            "id": str(draft),
            "kind": "submit",
            "url": f"/nop-ho-so/{PROCEDURE}/{draft}/kiem-tra/",
            "cookies": cookies["huong"],
        }
        for draft in drafts
    ]
    return forms + [_notice(dossier) for dossier in unpaid] + [_receipt(dossier, cookies["duyen"]) for dossier in paid]


def _cookies(client: Any) -> dict[str, str]:
    from django.conf import settings  # noqa: PLC0415

    from tests.faults.town import TOKEN  # noqa: PLC0415

    session = settings.SESSION_COOKIE_NAME
    return {session: client.cookies[session].value, settings.CSRF_COOKIE_NAME: TOKEN}


def _notice(dossier: Any) -> dict[str, Any]:
    from django.conf import settings  # noqa: PLC0415

    from tinhso.base import clock  # noqa: PLC0415
    from tinhso.engines.adapters.api import HEADER, sign  # noqa: PLC0415
    from tinhso.engines.payments.models import Demand  # noqa: PLC0415

    demand = Demand.objects.get(pk=dossier.demand)
    about = {
        "MaThongBao": f"TB{demand.key}", "MaGiaoDich": f"GD{demand.key}", "MaTraCuuTT": demand.key,
        "SoTien": demand.total, "TrangThai": 1, "ThoiGian": f"{clock.local(clock.now()):%Y%m%d%H%M%S}",
    }  # fmt: skip
    body = json.dumps(about)
    signed = sign(body.encode(), settings.PARTNERS["paygov"][1].encode())
    headers = {HEADER: signed, "Content-Type": "application/json"}
    return {
        "id": str(demand.pk),
        "kind": "pay",
        "url": "/thanh-toan/thong-bao/paygov",
        "body": body,
        "headers": headers,
    }


def _receipt(dossier: Any, cookies: dict[str, str]) -> dict[str, Any]:
    case = dossier.case
    case.refresh_from_db()
    form = {"version": case.version, "note": ""}
    url = f"/ho-so/{case.code}/tiep-nhan/"
    return {"id": str(case.pk), "kind": "accept", "url": url, "form": form, "cookies": cookies}


def faults(acknowledged: dict[str, str]) -> list[str]:
    """Each acknowledged act is there once, with everything that belongs to it; what a killed worker held was done."""
    from django.db import connection  # noqa: PLC0415

    from tinhso.base.jobs import drain  # noqa: PLC0415
    from tinhso.base.rescuing import take_up_again  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    take_up_again()
    while drain():
        continue
    look = {"submit": _submitted, "pay": _paid, "accept": _accepted}
    return [
        f"{kind} {key}: {number} × {name}"
        for key, kind in acknowledged.items()
        for name, number in look[kind](key).items()
        if number != 1
    ]


def _submitted(draft: str) -> dict[str, int]:
    from tinhso.engines.events.models import Event  # noqa: PLC0415
    from tinhso.engines.papers.models import Paper  # noqa: PLC0415
    from tinhso.engines.payments.models import Demand  # noqa: PLC0415
    from tinhso.systems.services.models import Dossier  # noqa: PLC0415

    cases = list(Dossier.objects.filter(submission__draft=draft).values_list("case_id", flat=True))
    return {
        "dossier": len(cases),
        "cases.submitted": Event.objects.filter(subject__in=cases, kind="cases.submitted").count(),
        "demand": Demand.objects.filter(about__in=cases).count(),
        "acknowledgement": Paper.objects.filter(about__in=cases, kind="services.acknowledgement").count(),
    }


def _paid(demand: str) -> dict[str, int]:
    from tinhso.engines.events.models import Event  # noqa: PLC0415
    from tinhso.engines.payments.models import Credit, Demand, Payment, Receipt  # noqa: PLC0415

    asked = Demand.objects.get(pk=demand)
    return {
        "credit": Credit.objects.filter(reference=f"GD{asked.key}").count(),
        "payment": Payment.objects.filter(demand=asked).count(),
        "payments.paid": Event.objects.filter(subject=asked.pk, kind="payments.paid").count(),
        "receipt": Receipt.objects.filter(payment__demand=asked).count(),
        "duty settled": Event.objects.filter(subject=asked.about, kind="cases.duty_settled").count(),
    }


def _accepted(case: str) -> dict[str, int]:
    from tinhso.engines.cases.models import Receipt, Task  # noqa: PLC0415
    from tinhso.engines.events.models import Event  # noqa: PLC0415
    from tinhso.engines.papers.models import Paper  # noqa: PLC0415

    return {
        "receipt": Receipt.objects.filter(case=case).count(),
        "cases.accepted": Event.objects.filter(subject=case, kind="cases.accepted").count(),
        "open task": Task.objects.filter(case=case, done_at=None).count(),
        "paper": Paper.objects.filter(about=case, kind="services.receipt").count(),
    }


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    import django  # noqa: PLC0415

    django.setup()
    answer = prepare(int(sys.argv[2])) if sys.argv[1] == "prepare" else faults(json.load(sys.stdin))
    print(json.dumps(answer))  # noqa: T201


if __name__ == "__main__":
    main()
