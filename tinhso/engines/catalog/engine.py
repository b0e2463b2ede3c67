from tinhso.base.registry import Engine

ENGINE = Engine(code="catalog", name="catalog")
