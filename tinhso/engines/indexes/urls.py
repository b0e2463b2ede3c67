"""Pages of the indexes."""

from django.urls import path

from tinhso.engines.indexes.views import card, criterion, indexes, ranking, writing

app_name = "indexes"
urlpatterns = [
    path("", indexes.indexes, name="indexes"),
    path("<slug:code>/", indexes.index, name="index"),
    path("<slug:code>/ban/<int:number>/", indexes.version, name="version"),
    path("<slug:code>/xep-hang/", ranking.ranking, name="ranking"),
    path("<slug:code>/phieu/", card.own, name="own"),
    path("<slug:code>/phieu/<str:office>/", card.card, name="card"),
    path("<slug:code>/phieu/<str:office>/lich-su/", card.history, name="history"),
    path("<slug:code>/phieu/<str:office>/<slug:what>/", card.step, name="step"),
    path("<slug:code>/phieu/<str:office>/chi-tieu/<uuid:key>/", criterion.criterion, name="criterion"),
    path("<slug:code>/soan/", writing.draft, name="draft"),
    path("<slug:code>/soan/them/<slug:level>/", writing.add, name="add"),
    path("<slug:code>/soan/dong/<uuid:key>/", writing.line, name="line"),
    path("<slug:code>/soan/bo/<uuid:key>/", writing.drop, name="drop"),
    path("<slug:code>/soan/ban-hanh/", writing.publish, name="publish"),
]
