"""Addresses of officials; a report's own page is the last of all, since its code stands alone."""

from django.urls import URLPattern, URLResolver, path

from tinhso.systems.feedback.desk import acting, listing, managing, ruling
from tinhso.systems.feedback.printing import pages as printing

urlpatterns: list[URLPattern | URLResolver] = [
    path("so/", listing.reports, name="reports"),
    path("dieu-phoi/", ruling.rules, name="routing"),
    path("dieu-phoi/quy-tac/", ruling.rule, name="new_rule"),
    path("dieu-phoi/quy-tac/<uuid:key>/", ruling.rule, name="rule"),
    path("linh-vuc/", managing.categories, name="categories"),
    path("linh-vuc/<slug:code>/", managing.category, name="category"),
    path("mau-tra-loi/", managing.texts, name="texts"),
    path("mau-tra-loi/moi/", managing.text, name="new_text"),
    path("mau-tra-loi/<int:key>/", managing.text, name="text"),
    path("<str:code>/", acting.show, name="report"),
    path("<str:code>/phieu.pdf", printing.pdf, name="printed"),
    path("<str:code>/diem.json", acting.point, name="point"),
    path("<str:code>/<slug:slug>/", acting.act, name="act"),
]
