"""Pages of the directory."""

from django.urls import path

from tinhso.engines.directory import boundaries, maps, views

app_name = "directory"
urlpatterns = [
    path("", views.offices, name="offices"),
    path("cua-toi/", views.my_office, name="my_office"),
    path("dia-ban/", views.areas, name="areas"),
    path("dia-gioi/tinh.json", maps.province, name="outlines"),
    path("dia-gioi/viet-nam.json", maps.country, name="country"),
    path("dia-gioi/noi.json", maps.place, name="place"),
    path("dia-gioi/nen.pmtiles", maps.tiles, name="tiles"),
    path("dia-gioi/<str:code>.json", maps.province, name="outlines_of"),
    path("ranh-gioi/", boundaries.boundaries, name="boundaries"),
    path("<str:code>/", views.office, name="office"),
]
