"""Publications as an Atom feed, for a reader of news or another site."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public.states import state_name

N = 50  # entries


def atom(found: Iterable[Publication], *, path: str, title: str) -> str:
    """The feed at ``path``; an entry is known by its report's address and updated with its state."""
    feed = Atom1Feed(
        title=title,
        link=f"{settings.BASE_URL}{reverse('feedback:published')}",
        feed_url=f"{settings.BASE_URL}{path}",
        description=_("Reports and petitions that were published, the newest first"),
        language="vi",
        author_name=settings.PROVINCE,
    )
    for each in found:
        link = f"{settings.BASE_URL}{reverse('feedback:publication', args=[each.code])}"
        feed.add_item(
            title=f"{each.category.name}: {state_name(each.stage)}",
            link=link,
            unique_id=link,
            description="\n\n".join(filter(None, [each.text, each.place, each.answer])),
            pubdate=each.reported_at,
            updateddate=each.updated_at,
            categories=[each.category.name],
        )
    return feed.writeString("utf-8")
