from tinhso.base.registry import Engine

ENGINE = Engine(code="adapters", name="adapters")
