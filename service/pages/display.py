"""How a reader wants the pages to look: colours and size of type, kept in two cookies."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from service.pages.forms import own_form

# "" is the usual look, and no cookie.
THEMES = {"": "随系统", "light": "浅色", "dark": "深色", "contrast": "高对比"}
SIZES = {"": "标准", "large": "大字", "larger": "特大字"}
_A_YEAR = 365 * 86400
# A longer address is not come back to: it would be repeated in every page.
_LONGEST_BACK = 2000


class Display(NamedTuple):
    theme: str
    size: str


def display_of(cookies: Mapping[str, str]) -> Display:
    """What the cookies ask for; what is unknown is the usual look."""
    theme, size = cookies.get("theme", ""), cookies.get("size", "")
    return Display(theme if theme in THEMES else "", size if size in SIZES else "")


def here(request: Request) -> str:
    """The address of a page as a form sends it along, to come back to."""
    if request.method == "POST":
        return "/"
    asked = f"?{request.url.query}" if request.url.query else ""
    return local(request.url.path + asked)


def local(address: str) -> str:
    """An address on this site; any other, or a very long one, becomes that of the home page."""
    is_local = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_local and address.isprintable() and len(address) <= _LONGEST_BACK else "/"


def add_display(router: APIRouter) -> None:
    @router.post("/display")
    def display(request: Request, form: Annotated[Mapping[str, str], Depends(own_form)]) -> Response:
        """A field that is not sent, or has no known value, stays as it was."""
        back = RedirectResponse(local(form.get("back", "/")), status_code=303)
        for name, known in (("theme", THEMES), ("size", SIZES)):
            if (chosen := form.get(name)) in known:
                _keep(back, name, chosen, request.url.scheme == "https")
        return back


def _keep(response: Response, name: str, chosen: str, is_secure: bool) -> None:
    if chosen:
        response.set_cookie(name, chosen, _A_YEAR, secure=is_secure, httponly=True, samesite="lax")
    else:
        response.delete_cookie(name)
