"""The mail server as an adapter, and beside it the SMS gateway."""

from __future__ import annotations

import smtplib
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.engines.accounts.api import code_letter
from tinhso.engines.adapters.api import Adapter, NotDelivered, Payload, Rejected
from tinhso.engines.messages.message import Message
from tinhso.engines.messages.recipients import recipient
from tinhso.engines.messages.sms.gateway import Sms

TOO_OLD: Payload = {"left_out": "too old"}


class Mail(Adapter):
    """Sends a message's mail through the server of ``TINHSO_SMTP``."""

    code = "mail"
    name = gettext_lazy("Mail server")

    def check(self) -> list[str]:
        if not settings.EMAIL_HOST:
            return [_("No mail server is set: name it in TINHSO_SMTP as host:port.")]
        try:
            with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=3) as server:
                server.noop()
        except (OSError, smtplib.SMTPException) as error:
            return [_("The mail server does not answer: %(why)s") % {"why": error}]
        return []

    def prepare(self, kind: str, payload: Payload) -> Payload:
        """Address and words; a one-time code that is too old is left out."""
        if kind == "code":
            letter = code_letter(UUID(payload["code"]))
            return {"to": letter.address, "subject": letter.subject, "body": letter.text} if letter else TOO_OLD
        message = Message.objects.get(pk=UUID(payload["message"]))
        whom = recipient(message.to)
        return {
            "to": whom.mail if whom else "",
            "subject": message.subject,
            "body": message.mail,
        }

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        if payload == TOO_OLD:
            return TOO_OLD
        if not payload["to"]:
            raise Rejected(_("The recipient has no mail address any more."))
        domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
        mail = EmailMessage(
            payload["subject"],
            payload["body"],
            to=[payload["to"]],
            headers={"Message-ID": f"<{key}@{domain}>", "Auto-Submitted": "auto-generated"},
            connection=get_connection(timeout=self.timeout),
        )
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as error:
            raise Rejected(_("The mail server refuses the address.")) from error
        except (OSError, smtplib.SMTPException) as error:
            raise NotDelivered(_("The mail server did not take it: %(why)s") % {"why": error}) from error
        return {"message_id": mail.extra_headers["Message-ID"]}


ADAPTERS = (Mail(), Sms())
