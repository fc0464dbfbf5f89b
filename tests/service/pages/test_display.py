import pytest
from fastapi.testclient import TestClient

from service.pages.display import Display, display_of, local


def chosen(client: TestClient, **form: str) -> dict[str, str]:
    client.cookies.clear()
    client.post("/display", data=form, headers={"origin": "http://testserver"})
    return dict(client.cookies)


def test_a_choice_is_kept_and_shown_on_every_page(client: TestClient) -> None:
    assert chosen(client, theme="contrast") == {"theme": "contrast"}
    client.post("/display", data={"size": "large"}, headers={"origin": "http://testserver"})
    for path in ("/", "/search?q=海绵城市", "/search?q=", "/documents"):
        assert '<html lang="zh-Hans" data-theme="contrast" data-size="large">' in client.get(path).text
    client.post("/display", data={"theme": ""}, headers={"origin": "http://testserver"})
    assert dict(client.cookies) == {"size": "large"}
    client.cookies.clear()


def test_the_cookie_is_for_us_alone(client: TestClient) -> None:
    answer = client.post(
        "/display",
        data={"theme": "dark"},
        headers={"origin": "http://testserver"},
        follow_redirects=False,
    )
    client.cookies.clear()
    assert answer.headers["set-cookie"] == "theme=dark; HttpOnly; Max-Age=31536000; Path=/; SameSite=lax"


@pytest.mark.parametrize("back", ["/search?q=%E6%B0%B4", "/documents/d?mark=1-2#5/16"])
def test_one_comes_back_to_the_page(client: TestClient, back: str) -> None:
    answer = client.post(
        "/display",
        data={"size": "large", "back": back},
        headers={"origin": "http://testserver"},
        follow_redirects=False,
    )
    client.cookies.clear()
    assert (answer.status_code, answer.headers["location"]) == (303, back)


def test_what_is_unknown_changes_nothing(client: TestClient) -> None:
    assert chosen(client, theme='"><script>', size="huge", back="/") == {}
    assert display_of({"theme": "<b>", "size": "large"}) == Display("", "large")


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1", "",
             "/a\r\nSet-Cookie: x=1", "/" + "x" * 2000]
)  # fmt: skip
def test_one_never_comes_back_to_another_site(back: str) -> None:
    assert local(back) == "/"


def test_a_long_question_is_not_repeated_in_the_form(client: TestClient) -> None:
    assert len(client.get("/search?q=" + "a" * 10_000).text) < 8_000
