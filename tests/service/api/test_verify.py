import pytest
from fastapi.testclient import TestClient

from service.api.schemas import VerifyModel

QUOTE = "全省森林覆盖率提高到27.22%"


def verified(client: TestClient, *quotations: dict[str, str]) -> VerifyModel:
    answered = client.post("/api/v1/verify", json={"quotations": quotations})
    return VerifyModel.model_validate(answered.json())


def test_each_in_its_place_with_one_sentence(client: TestClient) -> None:
    found = verified(
        client,
        {"quote": QUOTE, "clause_id": "shanxi-meili/5/16"},
        {"quote": QUOTE, "citation": "美丽山西第八条"},
        {"quote": QUOTE.replace("22", "32"), "citation": "天书"},
        {"quote": "红烧肉怎么做才好吃"},
    )
    assert [one.detail for one in found.results] == [
        "一字不差。",
        "一字不差;不在所写的出处,在《中共山西省委 山西省人民政府关于全面推进美丽山西建设的实施意见》五、(十六)。",
        "与原文不同,不同之处见 differences;所写的出处读不懂,没有核对。",
        "索引里没有这样的文字。",
    ]
    assert found.results[1].cited == ["shanxi-meili/3/8"]


def test_places_and_differences_are_those_of_the_file(client: TestClient) -> None:
    [found] = verified(client, {"quote": QUOTE.replace("22", "32")}).results
    [place], [difference] = found.places, found.differences
    assert (place.text, place.url) == (QUOTE, "/documents/shanxi-meili#5/16")
    assert difference.quote.model_dump() == {"text": "27.32%", "start": 10, "end": 16}
    assert difference.source.text == "27.22%"
    assert difference.source.start == place.source.start + 10


@pytest.mark.parametrize(
    ("quotations", "field"),
    [
        ([], "quotations"),
        ([{"quote": "水"}] * 101, "quotations"),
        ([{"quote": "水"}, {"quote": ""}], "quotations.1.quote"),
        ([{"quote": "水" * 2001}], "quotations.0.quote"),
        ([{"quote": "水", "page": 3}], "quotations.0.page"),
        ([{"citation": "美丽山西第八条"}], "quotations.0.quote"),
    ],
)
def test_what_is_refused(quotations: list[object], field: str, client: TestClient) -> None:
    refused = client.post("/api/v1/verify", json={"quotations": quotations})
    assert (refused.status_code, refused.json()["field"]) == (422, field)
