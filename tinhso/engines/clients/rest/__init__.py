"""The open API: its door, the help that routers share, and this engine's own addresses."""

from ninja import Router

from tinhso.engines.clients.rest import citizen, events, files, own

router = Router()
router.add_router("", own.router)
router.add_router("", citizen.router)
router.add_router("", files.router)
router.add_router("", events.router)

__all__ = ["router"]
