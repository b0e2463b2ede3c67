"""Addresses of counters: nouns, Vietnamese without diacritics."""

from django.urls import path

from tinhso.engines.counters.views import (
    appointment,
    arriving,
    booking,
    calling,
    display,
    expected,
    hall,
    kiosk,
    managing,
    ticket,
)

app_name = "counters"
urlpatterns = [
    path("", hall.halls, name="halls"),
    path("so/<str:token>/", ticket.show, name="ticket"),
    path("so/<str:token>/trang-thai/", ticket.state, name="ticket_state"),
    path("so/<str:token>/bo/", ticket.give_up, name="give_up"),
    path("hen/<str:token>/", appointment.show, name="appointment"),
    path("hen/<str:token>/xac-nhan/", appointment.confirm, name="confirm"),
    path("hen/<str:token>/doi/", appointment.move, name="move"),
    path("hen/<str:token>/huy/", appointment.cancel, name="cancel"),
    path("quan-ly/", managing.manage, name="manage"),
    path("quan-ly/<str:code>/", managing.manage_hall, name="manage_hall"),
    path("quan-ly/<str:code>/<slug:what>/", managing.change, name="change"),
    path("ngoi/<uuid:counter>/", calling.sit_down, name="sit_down"),
    path("ngoi/<uuid:counter>/roi/", calling.leave, name="leave"),
    path("goi/<uuid:counter>/", calling.call_next, name="call_next"),
    path("goi/<uuid:counter>/truoc-luot/", calling.call_ticket, name="call_ticket"),
    path("goi/<uuid:counter>/lay-so/", calling.draw, name="draw_for"),
    path("luot/<uuid:call>/<slug:what>/", calling.about_call, name="about_call"),
    path("ve/<uuid:ticket>/tro-lai/", calling.bring_back, name="bring_back"),
    path("lich-hen/", expected.halls, name="expected_halls"),
    path("lich-hen/<str:code>/", expected.expected, name="expected"),
    path("lich-hen/<str:code>/<uuid:key>/den/", expected.came, name="came"),
    path("<str:code>/", hall.hall, name="hall"),
    path("<str:code>/lay-so/", hall.draw, name="draw"),
    path("<str:code>/hen/", booking.book, name="book"),
    path("<str:code>/ki-ot/", kiosk.kiosk, name="kiosk"),
    path("<str:code>/ki-ot/den-hen/", arriving.arrive, name="arrive"),
    path("<str:code>/ki-ot/<str:letter>/", kiosk.priority, name="kiosk_queue"),
    path("<str:code>/man-hinh/", display.display, name="display"),
    path("<str:code>/man-hinh/so/", display.state, name="display_state"),
]
