"""The pages of accounts. None of allauth's own addresses is reachable."""

from django.urls import path

from tinhso.engines.accounts.pages import citizens, mine, officials

app_name = "accounts"
urlpatterns = [
    path("", mine.account, name="mine"),
    path("dang-nhap/", citizens.sign_in, name="sign_in"),
    path("vneid/", citizens.vneid, name="vneid"),
    path("vneid/xong/", citizens.vneid_done, name="vneid_done"),
    path("can-bo/", officials.password_step, name="official"),
    path("can-bo/ma-xac-thuc/", officials.code_step, name="second_factor"),
    path("can-bo/cai-dat-ma/", officials.set_up_step, name="set_up"),
    path("ban-lam-viec/", mine.desk, name="desk"),
    path("vai/", mine.role, name="role"),
    path("noi-dang-nhap/", mine.sign_ins, name="sign_ins"),
    path("bo-loc/", mine.lists, name="lists"),
    path("dang-xuat/", mine.sign_out, name="sign_out"),
]
