"""What the keeper's page shows of the classifier."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from tinhso.systems.feedback.classifying.proposing import serving_lesson
from tinhso.systems.feedback.models import Category, Label, Lesson


@dataclass(frozen=True)
class Row:
    """One kind of trouble: how many labels, how many of them by officials, and right at once of how many unseen."""

    category: Category
    labels: int
    corrected: int
    right: int
    of: int

    @property
    def share(self) -> float | None:
        return self.right / self.of if self.of else None


def lessons(n: int = 30) -> list[Lesson]:
    """The newest first, without their weights; ``keeps`` says whether they can still serve."""
    return list(Lesson.objects.annotate(keeps=~Q(weights=b"")).defer("weights").order_by("-at")[:n])


def serves() -> UUID | None:
    return serving_lesson()


def rows(lesson: Lesson | None) -> list[Row]:
    """Every category that has labels, by its order."""
    marks = lesson.by_category if lesson else {}
    found = Category.objects.annotate(
        known=Count("labels"), corrected=Count("labels", filter=Q(labels__report__isnull=False))
    )
    ordered = found.filter(known__gt=0).select_related("parent").order_by("order", "code")
    return [Row(each, each.known, each.corrected, *marks.get(each.pk, (0, 0))) for each in ordered]


def label_count() -> int:
    return Label.objects.count()
