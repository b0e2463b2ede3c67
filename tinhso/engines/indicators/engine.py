from tinhso.base.registry import Engine

ENGINE = Engine(code="indicators", name="indicators")
