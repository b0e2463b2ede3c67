from tinhso.base.registry import Engine

ENGINE = Engine(code="papers", name="papers")
