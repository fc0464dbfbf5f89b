"""Whether the process lives, and whether it can answer."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from service.api.json import Json
from service.serving import Serving

# What a container or a balancer asks, by address and without a key.
PROBES = ("/healthz", "/readyz")


class RefusedModel(BaseModel):
    index_version: str | None
    code: str
    detail: str


class ReadyModel(BaseModel):
    status: Literal["ready"]
    index_version: str
    refused: RefusedModel | None


def health_router(serving: Serving) -> APIRouter:
    router = APIRouter(tags=["运行"], default_response_class=Json)

    @router.get("/healthz", summary="进程是否在运行")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz", summary="索引是否已装入", response_model=ReadyModel)
    def readyz() -> Json:
        """在用的索引;`refused` 是已发布而不能启用的那一个,没有就是 null。"""
        refused = serving.refused
        version = serving.now().index.manifest.version
        told = refused._asdict() if refused else None
        return Json({"status": "ready", "index_version": version, "refused": told})

    return router
