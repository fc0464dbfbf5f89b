"""The page that says what is searched, how well, and how to use and cite it."""

from collections.abc import Iterator, Mapping
from importlib.metadata import version

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.templating import Jinja2Templates

from indexer.errors import DocumentUnreadable
from service.quality import Quality
from service.serving import Serving

# What a figure is in words; those of a report that are not here are for its readers.
_MEASURES = {
    "nDCG@10": "前十条的排序质量(1 为最好)",
    "Success@1": "第一条就对或相关",
    "Success(rel=2)@1": "第一条就是答案",
    "R@10": "该找到的有多少在前十条里",
}
_SHARES = {
    "precision": "说“找到答案”时,第一条确实对",
    "claimed": "有答案的问题,说出“找到答案”",
    "false_answers": "没有答案的问题,误说“找到答案”",
    "false_refusals": "有答案的问题,误说“没有找到”",
    "sentence": "第一条对时,标出的答案句对",
    "fact": "第一条对、问数字时,标出的数字对",
}


def add_about(
    router: APIRouter, serving: Serving, rendered: Jinja2Templates, quality: Quality | None
) -> None:
    @router.get("/about")
    def about(request: Request) -> Response:
        manifest = serving.now().index.manifest
        reasons = dict(_reasons(DocumentUnreadable))
        context = {
            "manifest": manifest,
            "skipped": {file: reasons.get(code, code) for file, code in manifest.skipped.items()},
            "quality": quality,
            "is_current": quality is not None and quality.is_of(manifest.version),
            "rows": list(_rows(quality)) if quality else (),
            "version": version("tiaowen"),
        }
        return rendered.TemplateResponse(request, "about.html", context)


def _rows(quality: Quality) -> Iterator[Mapping[str, str]]:
    for names, figures, form in (
        (_MEASURES, quality.measures, "{:.3f}"), (_SHARES, quality.shares, "{:.1%}"),
    ):  # fmt: skip
        for name, words in names.items():
            value, low, high = (form.format(part) for part in figures[name])
            yield {"words": words, "name": name, "value": value, "interval": f"{low} – {high}"}


def _reasons(kind: type[DocumentUnreadable]) -> Iterator[tuple[str, str]]:
    """Why a file may be left out of an index: the code of the error, and its title."""
    yield kind.code, kind.title
    for below in kind.__subclasses__():
        yield from _reasons(below)
