from tinhso.base.registry import Engine

ENGINE = Engine(code="accounts", name="accounts")
