from tinhso.base.registry import Engine

ENGINE = Engine(code="calendars", name="calendars")
