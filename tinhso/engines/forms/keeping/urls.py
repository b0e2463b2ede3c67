"""Where the catalogue is kept."""

from django.urls import path

from tinhso.engines.forms.keeping.views import archive, everyday, translations, versions

urlpatterns = [
    path("quan-ly/", versions.keep, name="keep"),
    path("quan-ly/ban-moi/<str:code>/", versions.begin, name="new_version"),
    path("quan-ly/ban/<uuid:key>/", versions.version, name="version"),
    path("quan-ly/ban/<uuid:key>/<slug:act>/", versions.act, name="version_act"),
    path("quan-ly/tu-thuong-ngay/", everyday.everyday, name="everyday"),
    path("quan-ly/ban-dich/", translations.report, name="translations"),
    path("quan-ly/kho/", archive.archive, name="archive"),
    path("quan-ly/kho/tai-ve/", archive.download, name="archive_download"),
]
