"""Accounts of mail and Zalo in the demonstration province, and a few people who write to them."""

from __future__ import annotations

from django.conf import settings

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Step
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.feedback.channels.accounts import give_keys, open_account
from tinhso.systems.feedback.channels.hearing import Heard, hear
from tinhso.systems.feedback.channels.zalo.tokens import renew_tokens
from tinhso.systems.feedback.models import Account, Conversation

CENTRE, MAILBOX = "H53.01.02", "1022@tayninh.example"
# Communes with an official account; its number is what Zalo would have given it.
ZALO = {"H53.101": "4318657068771010101", "H53.103": "4318657068771010103", "H53.104": "4318657068771010104"}
SAID = (
    (MAILBOX, "lan.pham@thu.example", "Phạm Thị Lan", "Rác tồn đọng trước chợ",
     "Kính gửi 1022, rác trước cổng chợ phường Long An đã ba ngày chưa thu gom, mùi rất nặng. Đề nghị xử lý."),
    (MAILBOX, "quoc.vo@thu.example", "Võ Văn Quốc", "Nước yếu",
     "Nước máy ở hẻm 45 đường Hùng Vương yếu từ đầu tuần, buổi tối không có nước."),
)  # fmt: skip
TEXTED = "Đèn đường đầu ấp 2 hư cả tuần, xã cho người xem giúp."


def plant_channels() -> int:
    """Open the accounts, give them the demonstration's keys, let people write; nothing where there are accounts.

    Returns how many conversations there are. The worker fetches the first tokens.
    """
    centre = directory.office_by_code(CENTRE)
    if centre is None or Account.objects.exists():
        return 0
    mailbox = open_account("email", MAILBOX, name="1022 tỉnh Tây Ninh", office=centre, by=PLATFORM)
    accounts = {MAILBOX: mailbox}
    for code, number in ZALO.items():
        if (office := directory.office_by_code(code)) is not None:
            desk = cases.unit_of(office, Step.Unit.DESK)  # its one-stop unit answers
            made = open_account("zalo", number, name=f"OA {office.name}", office=desk, by=PLATFORM)
            accounts[number] = made
            _key(made)
            hear(made, Heard(peer=f"77{number[-10:]}", text=TEXTED, reference=f"demo-{number}"))
    for address, peer, name, title, text in SAID:
        hear(accounts[address], Heard(peer=peer, name=name, title=title, text=text, reference=f"<{peer}>"))
    return Conversation.objects.count()


def _key(account: Account) -> None:
    """What the pretended platform shares with an account."""
    secret = settings.PARTNERS["mail"][1].removesuffix(":mail") or "demonstration"
    number = account.address
    give_keys(
        account,
        app_id=f"10{number[-12:]}",
        app_secret=f"{secret}:zalo:{number}:app",
        webhook_secret=f"{secret}:zalo:{number}:webhook",
        refresh_token=f"{secret}:zalo:{number}:refresh",
        by=PLATFORM,
    )
    renew_tokens.later(account=account.pk)
