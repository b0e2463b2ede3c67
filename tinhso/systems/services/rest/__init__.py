"""Public services for programs: the catalogue, handing in, and how a dossier fares."""

from ninja import Router

from tinhso.systems.services.rest import acting, catalogue, dossiers, own, papers

router = Router()
router.add_router("", catalogue.router)
router.add_router("", dossiers.router)
router.add_router("", own.router)
router.add_router("", acting.router)
router.add_router("", papers.router)

__all__ = ["router"]
