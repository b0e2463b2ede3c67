"""Pages of every kind of case."""

from django.urls import path

from tinhso.engines.cases.views import absences, bulk, keeping, load

app_name = "cases"
urlpatterns = [
    path("hang-loat/", bulk.several, name="several"),
    path("hang-loat/<uuid:key>/", bulk.batch, name="batch"),
    path("khoi-luong/", load.offices, name="load"),
    path("khoi-luong/<uuid:key>/", load.office, name="load_of"),
    path("luu-giu/", keeping.keeping, name="keeping"),
    path("vang-mat/", absences.absences, name="absences"),
    path("vang-mat/moi/", absences.new, name="new_absence"),
    path("vang-mat/<uuid:key>/ket-thuc/", absences.end, name="end_absence"),
]
