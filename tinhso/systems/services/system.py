from tinhso.base.registry import System

SYSTEM = System(code="services", name="services")
