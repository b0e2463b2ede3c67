"""Answers by mail, in the thread that the person began."""

from __future__ import annotations

import smtplib
from email.utils import formataddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.sealing import unseal
from tinhso.engines.adapters.api import Adapter, NotDelivered, Payload, Rejected
from tinhso.systems.feedback.channels.keys import PURPOSE
from tinhso.systems.feedback.channels.mail.mailbox import configured, letters
from tinhso.systems.feedback.models import Account, Utterance


class Letters(Adapter):
    """Sends what is said in a conversation by mail, and looks into the mailbox when it is asked how it is."""

    code = "feedback_mail"
    name = gettext_lazy("Mailbox of 1022")

    def check(self) -> list[str]:
        account = Account.objects.filter(channel=Account.Channel.EMAIL, is_open=True).first()
        if account is None:
            return []
        if not configured():
            return [_("No mailbox is set: name it in TINHSO_MAIL_URL and TINHSO_MAIL_KEY.")]
        try:
            next(letters(account.address), None)  # stopped before it is marked: it is fetched in its time
        except NotDelivered as error:
            return [str(error)]
        return []

    def prepare(self, kind: str, payload: Payload) -> Payload:
        said = Utterance.objects.select_related("conversation__account", "case").get(pk=UUID(payload["utterance"]))
        talk = said.conversation
        last = talk.utterances.filter(by=None, automatic="", at__lte=said.at).exclude(reference="").last()
        code = f"[{said.case.code}] " if said.case else ""
        subject = (last.title if last else "").removeprefix("Re: ").replace(code.strip(), "").strip()
        return {
            "from": formataddr((talk.account.name, talk.account.address)),
            "to": unseal(talk.sealed_peer, PURPOSE),
            "subject": " ".join(f"Re: {code}{subject or _('Your report to 1022')}".split()),
            "body": said.text,
            "answers": last.reference if last else "",
            "automatic": bool(said.automatic),
        }

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        if not payload["to"]:
            raise Rejected(_("The recipient has no mail address any more."))
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
        headers = {
            "Message-ID": f"<{key}@{domain}>",
            "Auto-Submitted": "auto-replied" if payload["automatic"] else "no",
        }
        if payload["answers"]:
            headers |= {"In-Reply-To": payload["answers"], "References": payload["answers"]}
        mail = EmailMessage(
            payload["subject"], payload["body"], payload["from"], [payload["to"]], headers=headers,
            connection=get_connection(timeout=self.timeout),
        )  # fmt: skip
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as error:
            raise Rejected(_("The mail server refuses the address.")) from error
        except (OSError, smtplib.SMTPException) as error:
            raise NotDelivered(_("The mail server did not take it: %(why)s") % {"why": error}) from error
        return {"message_id": headers["Message-ID"]}
