from django.urls import path

from tinhso.engines.indicators.views import catalogue, closings, declaring, explaining, keeping, planning, records

app_name = "indicators"
urlpatterns = [
    path("", catalogue.catalogue_page, name="catalogue"),
    path("danh-muc/khai-bao/", declaring.declare, name="declare"),
    path("danh-muc/khai-bao-chuoi/", keeping.declare, name="declare_series"),
    path("danh-muc/duyet/<uuid:key>/", declaring.decide, name="decide"),
    path("danh-muc/<str:code>/", catalogue.one_page, name="one"),
    path("danh-muc/<str:code>/dien-bien/", explaining.explained, name="explained"),
    path("danh-muc/<str:code>/ke-hoach/", planning.targets, name="targets"),
    path("danh-muc/<str:code>/nguong/", planning.thresholds, name="thresholds"),
    path("danh-muc/<str:code>/so-lieu/", keeping.values, name="values"),
    path("danh-muc/<str:code>/nhap-bang/", keeping.import_table, name="import"),
    path("danh-muc/<str:code>/kiem-tra/", keeping.check, name="check"),
    path("chot-so-lieu/", closings.closings, name="closings"),
    path("chot-so-lieu/<uuid:key>/", closings.closing, name="closing"),
    path("chot-so-lieu/so/<uuid:key>/", closings.moved, name="moved"),
    path("<str:code>/", records.list_of, name="drill"),
]
