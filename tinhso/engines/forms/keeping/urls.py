"""Where the catalogue is kept."""

from django.urls import path

from tinhso.engines.forms.designing import trying, views
from tinhso.engines.forms.keeping.views import archive, everyday, translations, versions
from tinhso.engines.forms.writing.urls import urlpatterns as writing

PART = "quan-ly/ban/<uuid:key>/bieu-mau/"
urlpatterns = [
    path("quan-ly/", versions.keep, name="keep"),
    path("quan-ly/ban-moi/<str:code>/", versions.begin, name="new_version"),
    path("quan-ly/ban/<uuid:key>/", versions.version, name="version"),
    path(PART, views.design, name="design"),
    path(PART + "cau-hoi/<slug:name>/", views.question, name="design_question"),
    path(PART + "trang-moi/", views.part, name="design_new_page"),
    path(PART + "trang/<slug:code>/", views.part, name="design_page"),
    path(
        PART + "trang/<slug:code>/phan-moi/",
        views.part,
        {"what": "section", "number": views.NEW},
        name="design_new_section",
    ),
    path(PART + "trang/<slug:code>/phan/<int:number>/", views.part, {"what": "section"}, name="design_section"),
    path(PART + "trang/<slug:code>/phan/<int:number>/cau-hoi-moi/", views.question, name="design_new_question"),
    path("quan-ly/ban/<uuid:key>/thu/", trying.trial, name="try"),
    path("quan-ly/ban/<uuid:key>/thu/<slug:code>/", trying.trial, name="try_page"),
    *writing,
    path("quan-ly/ban/<uuid:key>/<slug:act>/", versions.act, name="version_act"),
    path("quan-ly/tu-thuong-ngay/", everyday.everyday, name="everyday"),
    path("quan-ly/ban-dich/", translations.report, name="translations"),
    path("quan-ly/kho/", archive.archive, name="archive"),
    path("quan-ly/kho/tai-ve/", archive.download, name="archive_download"),
]
