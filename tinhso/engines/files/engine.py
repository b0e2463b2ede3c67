from tinhso.base.registry import Engine

ENGINE = Engine(code="files", name="files")
