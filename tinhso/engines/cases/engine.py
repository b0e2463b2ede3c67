from tinhso.base.registry import Engine

ENGINE = Engine(code="cases", name="cases")
