"""Whether the process lives, and whether it can answer."""

from fastapi import APIRouter

from service.api.json import Json
from service.serving import Serving


def health_router(serving: Serving) -> APIRouter:
    router = APIRouter(tags=["运行"], default_response_class=Json)

    @router.get("/healthz", summary="进程是否在运行")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz", summary="索引是否已装入")
    def readyz() -> dict[str, str]:
        return {"status": "ready", "index_version": serving.now().index.manifest.version}

    return router
