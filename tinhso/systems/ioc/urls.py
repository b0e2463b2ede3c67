from django.urls import path

from tinhso.systems.ioc.pages import (
    alerts,
    brief,
    directives,
    export,
    figure,
    home,
    live,
    moved,
    notes,
    picked,
    sector,
    wall,
)
from tinhso.systems.ioc.pages.programmes import reading, task, writing

app_name = "ioc"
HOME = "ioc:home"
urlpatterns = [
    path("", home.home, name="home"),
    path("man-hinh/", wall.wall, name="wall"),
    path("so-lieu/", live.data, name="data"),
    path("canh-bao/", alerts.alerts, name="alerts"),
    path("canh-bao/<uuid:key>/", alerts.settle, name="settle"),
    path("canh-bao/quy-tac/<uuid:key>/ket-thuc/", alerts.end, name="end_rule"),
    path("chi-tieu/<str:code>/canh-bao/", alerts.watch, name="watch"),
    path("chi-dao/", directives.directives, name="directives"),
    path("chi-dao/<str:code>/", directives.directive, name="directive"),
    path("chi-tieu/<str:code>/chi-dao/", directives.give, name="give"),
    path("chi-tieu/<str:code>/ghi-chu/", notes.note, name="note"),
    path("chi-tieu/<str:code>/", figure.figure, name="figure"),
    path("chuong-trinh/", reading.programmes, name="programmes"),
    path("chuong-trinh/moi/", writing.write, name="write_programme"),
    path("chuong-trinh/<uuid:key>/", reading.programme, name="programme"),
    path("chuong-trinh/<uuid:key>/giao/", writing.give, name="give_task"),
    path("chuong-trinh/<uuid:key>/nhap/", writing.import_tasks, name="import_tasks"),
    path("chuong-trinh/<uuid:key>/nhap/mau.xlsx", writing.template, name="tasks_sheet"),
    path("chuong-trinh/<uuid:key>/ket-thuc/", writing.end, name="end_programme"),
    path("nhiem-vu/<str:code>/", task.task, name="task"),
    path("linh-vuc/<str:code>/", sector.sector, name="sector"),
    path("bang/moi/", picked.compose, name="compose"),
    path("bang/<uuid:key>/", picked.board, name="picked"),
    path("bang/<uuid:key>/sua/", picked.compose, name="recompose"),
    path("bang/<uuid:key>/bo/", picked.end, name="end_board"),
    path("ban-tin/", brief.brief, name="brief"),
    path("xuat/<str:kind>/", export.export, name="export"),
    path("danh-muc/", moved.moved),
    path("danh-muc/<path:rest>", moved.moved),
    path("chot-so-lieu/", moved.moved),
    path("chot-so-lieu/<path:rest>", moved.moved),
    path("<str:code>/", moved.list_moved),
]
