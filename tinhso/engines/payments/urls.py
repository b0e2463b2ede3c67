"""Addresses of payments."""

from django.urls import path

from tinhso.engines.payments.pages import accounts, approving, checking, desk, drawer, notices, payer

app_name = "payments"
urlpatterns = [
    path("tai-khoan-thu/", accounts.accounts, name="accounts"),
    path("quay-thu/", drawer.drawer, name="drawer"),
    path("quay-thu/chot", drawer.close, name="close_drawer"),
    path("quay-thu/<uuid:key>/thu", drawer.take, name="take_cash"),
    path("quay-thu/<uuid:key>/chi", drawer.give, name="pay_out"),
    path("khoan-thu/<uuid:key>/bien-lai", drawer.receipt, name="receipt"),
    path("hoan-tien/<uuid:key>", approving.decide, name="decide_refund"),
    path("doi-soat/nop-tien", approving.remit, name="remit"),
    path("khoan-thu/", desk.demands, name="demands"),
    path("khoan-thu/<uuid:key>/", desk.demand, name="demand"),
    path("khoan-thu/<uuid:key>/tien-mat", desk.cash, name="cash"),
    path("khoan-thu/<uuid:key>/ghi-nhan", desk.accept_credits, name="accept"),
    path("khoan-thu/<uuid:key>/hoan-tien", desk.give_back, name="refund"),
    path("tien-den/<uuid:key>/tra-lai", checking.return_credit, name="return"),
    path("tien-den/<uuid:key>/gan", checking.match_credit, name="match"),
    path("doi-soat/", checking.differences, name="differences"),
    path("doi-soat/thuc-hien", checking.compare, name="compare"),
    path("doi-soat/<uuid:key>/ghi-nhan", checking.take, name="take_up"),
    path("thong-bao/<slug:gateway>", notices.notice, name="notice"),
    path("<uuid:key>/", payer.pay, name="pay"),
    path("<uuid:key>/trang-thai", payer.state, name="state"),
    path("<uuid:key>/<slug:gateway>", payer.to_gateway, name="to_gateway"),
    path("<uuid:key>/<slug:gateway>/ve", payer.back, name="back"),
]
