"""Addresses of filing for others, of signing together, of the companies' pages."""

from django.urls import path

from tinhso.systems.services.people import companies, desk, guardians, pages
from tinhso.systems.services.signing import pages as signing

urlpatterns = [
    path("thay-mat/", pages.standing, name="standing"),
    path("thay-mat/ket-thuc/<uuid:key>/", pages.end, name="end_mandate"),
    path("thay-mat/dong-y/<uuid:key>/", pages.consent, name="consent"),
    path("thay-mat/doanh-nghiep/<uuid:key>/", companies.mandates, name="mandates"),
    path("thay-mat/doanh-nghiep/<uuid:key>/ho-so/", companies.dossiers, name="company"),
    path("giam-ho/", guardians.begin, name="wards"),
    path("giam-ho/<uuid:key>/", guardians.guardians, name="guardians"),
    path("giam-ho/ket-thuc/<uuid:key>/", guardians.end, name="end_guardian"),
    path("nop-thay/", desk.begin, name="assist"),
    path("nop-thay/<uuid:draft>/", desk.step, name="assist_tasks"),
    path("nop-thay/<uuid:draft>/dong-y/", desk.consent, name="assist_consent"),
    path("nop-thay/<uuid:draft>/<slug:step>/", desk.step, name="assist_step"),
    path("nop-ho-so/<str:code>/<uuid:draft>/chu-ky/", signing.signatures, name="signatures"),
    path("ky-chung/<uuid:key>/", signing.asked, name="sign"),
]
