"""The administrator's API: documents come and go, versions are listed and rolled back to."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from indexer import publication
from indexer.corpus import listed
from indexer.errors import DocumentUnknown, FilenameInvalid
from indexer.publication import changing
from indexer.settings import Settings
from indexer.staging import checked_name
from service.admin.jobs import Action, Job, Jobs, State, new_id
from service.api.json import Json
from service.api.statuses import PROBLEMS
from service.errors import BodyTooLarge, ParameterInvalid
from service.running.callers import admin

_MEGABYTE = 2**20
_TAG = "管理"
_UPLOADED = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class JobModel(BaseModel):
    """A job; `lines` grow while it runs."""

    job_id: str
    action: Action
    subject: str | None = Field(description="文件名,或文件编号")
    state: State
    started_at: datetime
    finished_at: datetime | None
    lines: list[str] = Field(description="到现在为止说过的话")
    index_version: str | None = Field(description="做成的索引版本")
    code: str | None = Field(description="失败的错误代码")
    detail: str | None = Field(description="失败的原因和办法")


class VersionModel(BaseModel):
    index_version: str
    published_at: datetime
    documents: int | None
    clauses: int | None
    is_current: bool


class VersionsModel(BaseModel):
    versions: list[VersionModel]


class RollbackRequest(BaseModel):
    model_config = ConfigDict(extra="forbid")

    version: str | None = Field(None, description="要退回的版本;不写就是上一个", max_length=64)


class RollbackModel(BaseModel):
    index_version: str


def admin_router(settings: Settings) -> APIRouter:
    """All routes below /api/v1/admin; each needs a key with the scope admin."""
    router = APIRouter(
        prefix="/api/v1/admin", dependencies=[Depends(admin)], responses=PROBLEMS, tags=[_TAG],
        default_response_class=Json,
    )  # fmt: skip
    jobs = Jobs(settings)
    _add_documents(router, settings, jobs)
    _add_versions(router, settings)

    @router.get("/jobs/{job_id}", summary="一个任务进行得怎样", response_model=JobModel)
    def job(job_id: str) -> Json:
        return Json(_job_json(jobs.find(job_id)))

    return router


def _add_documents(router: APIRouter, settings: Settings, jobs: Jobs) -> None:
    @router.post(
        "/documents", summary="加入一份文件", status_code=202, response_model=JobModel,
        openapi_extra=_UPLOADED,
    )  # fmt: skip
    async def add(
        request: Request,
        filename: Annotated[str, Query(description="文件名,带扩展名;编号由它来")],
        replace: Annotated[bool, Query(description="换掉编号相同的文件")] = False,
    ) -> Json:
        """正文就是文件的内容。马上返回任务,读文件、建索引在后台;文件读不出,任务就失败,语料和索引都不变。"""
        name, job_id = _named(filename), new_id()
        folder = jobs.files.upload(job_id)
        try:
            await _receive(request, folder / name, settings.upload_mb)
            job = await run_in_threadpool(jobs.start, Action.ADD, name, replace, job_id)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return _accepted(job)

    @router.delete(
        "/documents/{document_id}", summary="移除一份文件", status_code=202, response_model=JobModel
    )
    def remove(document_id: str) -> Json:
        """从语料和索引里删去。马上返回任务。"""
        if document_id not in {document.document_id for document in listed(settings.corpus)}:
            raise DocumentUnknown(f"语料里没有文件 {document_id}。")
        return _accepted(jobs.start(Action.REMOVE, document_id))

    @router.post("/update", summary="按语料更新索引", status_code=202, response_model=JobModel)
    def update() -> Json:
        """语料文件夹、信息表或词典改过之后用。马上返回任务。"""
        return _accepted(jobs.start(Action.UPDATE))


def _add_versions(router: APIRouter, settings: Settings) -> None:
    @router.get("/versions", summary="保留的索引版本", response_model=VersionsModel)
    def versions() -> Json:
        """后发布的在前。"""
        found = [_version_json(one) for one in publication.versions(settings.index)]
        return Json({"versions": found})

    @router.post("/rollback", summary="退回以前的索引", response_model=RollbackModel)
    def rollback(request: RollbackRequest) -> Json:
        """索引退回,语料不变。"""
        with changing(settings.index):
            folder = publication.rollback(settings.index, request.version)
        return Json({"index_version": folder.name})


def _named(filename: str) -> str:
    try:
        return checked_name(filename)
    except FilenameInvalid as error:
        raise ParameterInvalid(error.message, "filename") from None


async def _receive(request: Request, path: Path, most: int) -> None:
    """Write the body to a file. Raises BodyTooLarge above `most` megabytes."""
    path.parent.mkdir(parents=True)
    size = 0
    with path.open("wb") as file:
        async for chunk in request.stream():
            size += len(chunk)
            if size > most * _MEGABYTE:
                raise BodyTooLarge(f"文件超过 {most} MB(TIAOWEN_UPLOAD_MB)。请拆成几份。", "body")
            await run_in_threadpool(file.write, chunk)


def _accepted(job: Job) -> Json:
    location = {"location": f"/api/v1/admin/jobs/{job.job_id}"}
    return Json(_job_json(job), status_code=202, headers=location)


def _job_json(job: Job) -> dict[str, Any]:
    return JobModel.model_validate(job, from_attributes=True).model_dump()


def _version_json(version: publication.Version) -> dict[str, Any]:
    told = version._asdict()
    return {"index_version": told.pop("name"), **told}
