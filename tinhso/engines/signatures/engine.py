from tinhso.base.registry import Engine

ENGINE = Engine(code="signatures", name="signatures")
