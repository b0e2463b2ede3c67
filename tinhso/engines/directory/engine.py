from tinhso.base.registry import Engine

ENGINE = Engine(code="directory", name="directory")
