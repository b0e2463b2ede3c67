"""Addresses of the post."""

from django.urls import path

from tinhso.engines.post.pages import carrier, desk, manifests, notices, one, prices, public

app_name = "post"
urlpatterns = [
    path("", desk.consignments, name="consignments"),
    path("nhan/", desk.print_labels, name="labels"),
    path("giao/", desk.hand_over_chosen, name="hand_over"),
    path("phieu/", manifests.manifests, name="manifests"),
    path("phieu/<uuid:key>/", manifests.manifest, name="manifest"),
    path("phieu/<uuid:key>/in/", manifests.sheet, name="manifest_sheet"),
    path("chang/", carrier.round, name="round"),
    path("bang-gia/", prices.prices, name="prices"),
    path("diem-phuc-vu/", public.points, name="points"),
    path("thong-bao/post", notices.notice, name="notice"),
    path("<str:code>/", one.consignment, name="consignment"),
    path("<str:code>/nhan-lai/", one.take, name="take_in"),
    path("<str:code>/gui-lai/", one.again, name="send_again"),
    path("<str:code>/bao-tay/", one.by_hand, name="by_hand"),
    path("<str:code>/huy/", one.call_off, name="cancel"),
]
