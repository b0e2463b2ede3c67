from tinhso.base.registry import Engine

ENGINE = Engine(code="inbox", name="inbox")
