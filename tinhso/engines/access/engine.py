from tinhso.base.registry import Engine

ENGINE = Engine(code="access", name="access")
