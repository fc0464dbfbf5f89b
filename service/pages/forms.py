"""A form sent by one of our own pages."""

from urllib.parse import parse_qsl, urlsplit

from fastapi import Request

from service.errors import BodyMalformed, BodyTooLarge, OriginRefused

# Ten thousand characters of Chinese as a form sends them: enough to be told what is too long.
_LONGEST_FORM = 131_072
_MOST_FIELDS = 16


async def own_form(request: Request) -> dict[str, str]:
    """The fields of a form. Raises OriginRefused, BodyMalformed or BodyTooLarge."""
    if not is_own(request):
        raise OriginRefused("这个表单不是从本站的网页提交的,没有接受。请在本站的网页上重新提交。")
    try:
        body = (await _body(request)).decode()
        return dict(
            parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
        )
    except ValueError:
        raise BodyMalformed("表单读不懂。请回到网页重新提交。", "body") from None


def is_own(request: Request) -> bool:
    """Whether one of our pages sent a request; browsers before 2020 tell it by Origin or Referer."""
    if site := request.headers.get("sec-fetch-site"):
        return site in ("same-origin", "none")
    source = request.headers.get("origin") or request.headers.get("referer") or ""
    return urlsplit(source).netloc == request.headers.get("host")


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_FORM:
            raise BodyTooLarge("表单太长。请少写一些。", "body")
    return body
