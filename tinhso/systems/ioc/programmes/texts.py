"""What is told of tasks of programmes."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "ioc.assigned",
        _("Task {code}, to be finished by {due}"),
        _("{words}\n\nTo be finished by {due}: {link}"),
        mail=_("Task {code} is to be finished by {due}: {link}"),
    ),
    Text(
        "ioc.product_filed",
        _("The product of task {code} waits for your confirmation"),
        _("{office} reports: {words}\n\n{link}"),
        mail=_("The product of task {code} waits for your confirmation: {link}"),
    ),
    Text(
        "ioc.task_finished",
        _("Task {code} is confirmed as finished"),
        _("{words}\n\n{link}"),
        mail=_("Task {code} is confirmed as finished: {link}"),
    ),
    Text(
        "ioc.task_returned",
        _("The product of task {code} was given back, to be finished by {due}"),
        _("{words}\n\nTo be finished by {due}: {link}"),
        mail=_("The product of task {code} was given back: {link}"),
    ),
    Text(
        "ioc.task_postponed",
        _("Task {code} is now to be finished by {due}"),
        _("{words}\n\n{link}"),
        mail=_("Task {code} is now to be finished by {due}: {link}"),
    ),
    Text(
        "ioc.support_asked",
        _("Your agency supports task {code}"),
        _("{words}\n\nLed by {lead}, to be finished by {due}: {link}"),
        mail=_("Your agency supports task {code}, to be finished by {due}: {link}"),
    ),
    Text(
        "ioc.support_changed",
        _("Other agencies support task {code}"),
        _("{words}\n\n{link}"),
        mail=_("Other agencies support task {code}: {link}"),
    ),
    Text(
        "ioc.task_stopped",
        _("Task {code} was stopped"),
        _("{words}\n\n{link}"),
        mail=_("Task {code} was stopped: {link}"),
    ),
)
