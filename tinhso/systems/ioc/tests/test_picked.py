"""Boards that officials compose: own or shared, in order, live, on the wall."""

import pytest
from django.http import Http404

from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.indicators.tests.trial import BY_CODE, CAME, FEES, ON_TIME, ONLINE
from tinhso.systems.ioc.pages import picked as pages
from tinhso.systems.ioc.pages.home import home
from tinhso.systems.ioc.pages.live import data
from tinhso.systems.ioc.pages.wall import wall
from tinhso.systems.ioc.picked import verbs
from tinhso.systems.ioc.picked.composing import arranged
from tinhso.systems.ioc.picked.nouns import PickedBoard
from tinhso.systems.ioc.tests.world import leader, numbers, visit

pytestmark = pytest.mark.django_db
CODES = [ON_TIME.code, CAME.code]


@pytest.fixture(autouse=True)
def known(monkeypatch):
    def named(codes):
        return {code: BY_CODE[code] for code in set(codes) & BY_CODE.keys()}

    for place in ("picked.verbs", "picked.queries", "pages.picked"):
        monkeypatch.setattr(f"tinhso.systems.ioc.{place}.named", named)
    monkeypatch.setattr("tinhso.systems.ioc.picked.composing.catalogue", lambda: dict(BY_CODE))
    monkeypatch.setattr("tinhso.systems.ioc.picked.composing.boards", lambda: [])


@pytest.fixture
def chair(offices):
    return leader(offices.province.below_id)


def made(by, office=None, codes=CODES, name="Giao ban thứ Hai", on_wall=False):
    return verbs.make_board(name=name, codes=codes, office=office, on_wall=on_wall, by=by)


@pytest.mark.parametrize(
    ("act", "after"),
    [
        ("up:b", "bac"), ("down:b", "acb"), ("up:a", "abc"), ("down:c", "abc"), ("off:a", "bc"), ("up:x", "abc"),
        ("add", "abcd"), ("", "abc"),
    ],
)  # fmt: skip
def test_one_press_moves_one_indicator(act, after):
    assert arranged("abca", act, ["c", "d"]) == list(after)


def test_a_board_is_composed_by_picking_and_ordering_and_is_live_like_the_others(chair):
    post = {"codes": [CAME.code], "added": [ON_TIME.code], "act": "add", "name": "Giao ban"}
    assert visit(pages.compose, chair, post=post).status_code == 200
    assert not PickedBoard.objects.exists()  # nothing is kept before it is asked for
    kept = visit(pages.compose, chair, post={"codes": CODES, "name": "Giao ban", "office": "", "keep": ""})
    board = PickedBoard.objects.get()
    assert (kept.url, board.codes) == (f"/dieu-hanh/bang/{board.pk}/", CODES)
    text = visit(pages.board, chair, board.pk, don_vi="H53").content.decode()
    assert text.index("trial.on_time@H53") < text.index("trial.came@H53")
    found = numbers(visit(data, chair, bang=f"{board.pk}", don_vi="H53"))
    assert (found["trial.came@H53"], found["trial.came@H53.11"]) == ("9", "4")
    assert "Giao ban" in visit(home, chair).content.decode()


def test_a_shared_board_shows_each_reader_their_own_figures_and_others_nothing(offices, chair):
    board = made(chair, offices.justice)
    head, stranger = leader(offices.justice.below_id), leader(offices.health.below_id)
    assert numbers(visit(data, head, bang=f"{board.pk}"))["trial.came@H53.10"] == "5"
    with pytest.raises(Http404):
        visit(pages.board, stranger, board.pk)
    assert "trial.came@H53.11" not in numbers(visit(data, stranger, bang=f"{board.pk}"))
    alone = made(chair, name="Của tôi")
    with pytest.raises(Http404):
        visit(pages.board, head, alone.pk)


def test_a_board_may_be_on_the_wall_among_the_others_or_alone(chair):
    board = made(chair, codes=[CAME.code, ON_TIME.code, FEES.code, ONLINE.code], on_wall=True)
    everything = visit(wall, chair).content.decode()
    assert (everything.count('class="board scene"'), "Giao ban" in everything) == (2, True)
    alone = visit(wall, chair, bang=f"{board.pk}").content.decode()
    assert alone.count('class="board scene"') == 2  # three figures at a time, so that they are read at five metres
    assert set(numbers(visit(data, chair, trang="man-hinh", bang=f"{board.pk}"))) == {
        "trial.came@H53", "trial.on_time@H53", "trial.fees@H53", "trial.online@H53", "moment", "alarms",
    }  # fmt: skip


def test_nobody_but_its_owner_changes_or_ends_it_and_nobody_shares_where_they_see_nothing(offices, chair):
    board, head = made(chair, offices.justice), leader(offices.justice.below_id)
    changed = {"name": "Khác", "codes": CODES, "office": None, "on_wall": False}
    for act in (
        lambda: verbs.change_board(board.pk, **changed, by=head),
        lambda: verbs.end_board(board.pk, by=head),
        lambda: made(head, offices.health),
        lambda: made(leader(None)),
        lambda: visit(pages.compose, head, board.pk),
    ):
        with pytest.raises(Denied):
            act()
    board.refresh_from_db()
    assert (board.name, board.ended_at, PickedBoard.objects.count()) == ("Giao ban thứ Hai", None, 1)


def test_each_is_done_once(chair):
    board = made(chair)
    same = {"name": board.name, "codes": CODES, "office": None, "on_wall": False}
    with pytest.raises(AlreadyDone):
        made(chair)
    with pytest.raises(AlreadyDone):
        verbs.change_board(board.pk, **same, by=chair)
    assert verbs.change_board(board.pk, **(same | {"codes": [CAME.code]}), by=chair).codes == [CAME.code]
    verbs.end_board(board.pk, by=chair)
    with pytest.raises(AlreadyDone):
        verbs.end_board(board.pk, by=chair)
    assert made(chair).name == board.name  # the name is free again


def test_what_makes_no_board_is_refused_beside_its_field(chair):
    for wrong, field in (
        ({"codes": []}, "codes"), ({"codes": ["no.such"]}, "codes"), ({"name": " "}, "name"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            made(chair, **wrong)
        assert refused.value.field == field
