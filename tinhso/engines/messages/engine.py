from tinhso.base.registry import Engine

ENGINE = Engine(code="messages", name="messages")
