from service.api.json import Json


def test_json_is_utf8_and_not_escaped() -> None:
    response = Json({"text": "条款"})
    assert response.body == '{"text":"条款"}'.encode()
    assert response.headers["content-type"] == "application/json; charset=utf-8"
