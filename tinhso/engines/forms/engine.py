from tinhso.base.registry import Engine

ENGINE = Engine(code="forms", name="forms")
