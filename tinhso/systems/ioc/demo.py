"""The centre in the demonstration province: what leaders have watched, directed, noted and composed."""

from __future__ import annotations

from datetime import datetime, timedelta

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import Period, named, sight, this_month
from tinhso.systems.ioc.alerts.checking import check
from tinhso.systems.ioc.alerts.nouns import Alert, AlertRule
from tinhso.systems.ioc.alerts.verbs import acknowledge, close, make_rule
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import screen_of
from tinhso.systems.ioc.directives import verbs as directives
from tinhso.systems.ioc.directives.nouns import Directive
from tinhso.systems.ioc.followed.verbs import tell_progress
from tinhso.systems.ioc.notes.verbs import write_note
from tinhso.systems.ioc.picked.verbs import make_board
from tinhso.systems.ioc.programmes.planting import plant_programmes

PROVINCE, DEPARTMENT, COMMUNE = "H53", "H53.03", "H53.101"
LATE, ON_TIME, RECEIVED, REPORTS = "services.overdue", "services.on_time", "services.received", "feedback.on_time"
BOARD = ("services.received", "services.on_time", "services.online", "services.overdue", "feedback.received", REPORTS)
DAY = timedelta(days=1)


def plant() -> None:
    """The centre of today, and the programmes that it follows."""
    _plant_centre()
    plant_programmes()


def _plant_centre() -> None:
    """Idempotent; nothing without the province's leaders and the figures of dossiers."""
    offices = {code: directory.office_by_code(code) for code in (PROVINCE, DEPARTMENT, COMMUNE)}
    leaders = {code: _leader(office) for code, office in offices.items() if office is not None}
    chair, mayor = leaders.get(PROVINCE), leaders.get(COMMUNE)
    if chair is None or mayor is None or Directive.objects.exists() or len(named((LATE, ON_TIME, RECEIVED))) < 3:
        return
    _direct(chair, leaders, offices)
    _watch(chair, mayor)
    _note(chair)
    known = named(BOARD)
    codes = [code for code in BOARD if code in known]
    make_board(name="Giao ban thứ Hai", codes=codes, office=offices[PROVINCE], on_wall=True, by=chair)


def _leader(office: Office) -> Actor | None:
    """Who directs from there."""
    for position in directory.positions_in(office):
        if position.person is not None:
            actor = directory.actor_for(position)
            if access.holds(actor, "ioc.direct"):
                return actor
    return None


def _direct(chair: Actor, leaders: dict[str, Actor | None], offices: dict[str, Office | None]) -> None:
    """One that was carried out, with its product, and one under way."""
    now = clock.now()
    done = _given(now - 20 * DAY, chair, offices[DEPARTMENT], ON_TIME, 15,
                  "Rà soát hồ sơ giải quyết quá hạn, làm rõ nguyên nhân và báo cáo biện pháp khắc phục.")  # fmt: skip
    if (head := leaders.get(DEPARTMENT)) is not None and done is not None:
        with clock.travel(now - 14 * DAY):
            tell_progress(done, percent=60, words="Đã rà soát xong hồ sơ của các phòng.", by=head)
        with clock.travel(now - 8 * DAY):
            directives.report_end(done, by=head, words="Đã ban hành Báo cáo số 215/BC-STP: phân công lại người xử lý, "
                                  "rút ngắn bước thẩm định còn 02 ngày làm việc.")  # fmt: skip
    going = _given(now - 5 * DAY, chair, offices[COMMUNE], LATE, 14,
                   "Giải quyết dứt điểm hồ sơ đang quá hạn, xin lỗi người dân bằng văn bản.")  # fmt: skip
    if (mayor := leaders.get(COMMUNE)) is not None and going is not None:
        with clock.travel(now - 2 * DAY):
            tell_progress(going, percent=40, words="Đã giải quyết và xin lỗi 02 trường hợp.", by=mayor)


def _given(at: datetime, chair: Actor, lead: Office | None, code: str, days: int, words: str) -> Directive | None:
    if lead is None:
        return None
    with clock.travel(at):
        indicator, asked = named([code])[code], _looking(chair, this_month(clock.today()))
        figure = screen_of(asked, [indicator], trend=0).total[code]
        deadline = clock.today() + days * DAY
        return directives.give(figure=figure, asked=asked, lead=lead, deadline=deadline, words=words, by=chair)


def _watch(chair: Actor, mayor: Actor) -> None:
    """An alert of the province that its owner sees to, and one of a commune that was closed."""
    month = this_month(clock.today())
    open_one = _rule(chair, month)
    closed = _rule(mayor, month)
    check()
    for alert in Alert.objects.filter(closed_at=None):
        if alert.rule_id == open_one.pk:
            acknowledge(alert.pk, by=chair)
        elif alert.rule_id == closed.pk:
            acknowledge(alert.pk, by=mayor)
            close(alert.pk, words="Hồ sơ chờ cơ quan khác cho ý kiến; đã nhắc và gia hạn đúng quy định.", by=mayor)


def _rule(by: Actor, month: Period) -> AlertRule:
    """Of dossiers that are overdue now: fires from the first one on."""
    indicator = named([LATE])[LATE]
    return make_rule(
        indicator=indicator, asked=_looking(by, month), kind="value", is_above=True, bound=1.0, clears_at=0.0, by=by
    )


def _note(chair: Actor) -> None:
    month = this_month(clock.today()).previous()
    write_note(
        indicator=named([RECEIVED])[RECEIVED], asked=_looking(chair, month), by=chair,
        words="Đợt cao điểm đăng ký hộ kinh doanh sau khi có quy định mới về kê khai thuế.",
    )  # fmt: skip


def _looking(actor: Actor, period: Period) -> Asked:
    return Asked(actor, sight(actor), period)
