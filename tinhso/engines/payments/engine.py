from tinhso.base.registry import Engine

ENGINE = Engine(code="payments", name="payments")
