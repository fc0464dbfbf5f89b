from dataclasses import replace

import httpx2
import pytest
from fastapi import FastAPI

from indexer.index import Index
from tests.tiaowen_client.test_calls import busy, empty
from tiaowen_client import (
    AsyncClient,
    Client,
    NotFound,
    Problem,
    Quotation,
    RequestRefused,
    Response,
    TiaowenClientError,
    TooManyRequests,
    Unreachable,
)

QUESTION = "2035年山西森林覆盖率要达到多少"


class Answers:
    """Gives one answer after the other, and keeps what was asked."""

    def __init__(self, *answers: httpx2.Response) -> None:
        self.answers = list(answers)
        self.asked: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        return self.answers.pop(0)


def test_a_question_over_a_connection(tiaowen: Client, index: Index) -> None:
    response = tiaowen.search(QUESTION, k=3, region="山西", kind=["实施意见"])
    best = response.results[0]
    assert (response.outcome, best.clause_id) == ("answered", "shanxi-meili/5/16")
    assert best.answer.span is not None
    assert best.answer.span.text == "27.22%"
    text = index.texts[best.document_id]
    assert text[best.source.start : best.source.end] == best.text
    assert text[best.answer.start : best.answer.end] == best.answer.text
    assert response.confidence == best.score


def test_a_number_a_clause_and_the_documents(tiaowen: Client) -> None:
    found = tiaowen.lookup("贵州实施意见附件第十三条").results
    assert [result.clause_id for result in found] == ["guizhou-meili/annex/3/13"]
    assert tiaowen.clause(found[0].clause_id).text == found[0].text
    listed = tiaowen.documents()
    assert "guizhou-meili" in [document.document_id for document in listed]
    detail = tiaowen.document("guizhou-meili")
    assert detail.title == found[0].document_title
    assert detail.region.province == "贵州省"
    assert detail.outline[-1].children


def test_many_questions_at_once(tiaowen: Client) -> None:
    batch = tiaowen.search_batch([QUESTION, {"q": "无废城市", "kind": "实施意见", "k": 2}, "。"], k=1)
    first, second, third = batch.responses
    assert isinstance(first, Response)
    assert isinstance(second, Response)
    assert isinstance(third, Problem)
    assert [result.clause_id for result in first.results] == ["shanxi-meili/5/16"]
    assert len(second.results) == 2
    assert (third.code, third.field) == ("query_empty", "q")


def test_clauses_like_another(tiaowen: Client) -> None:
    near = tiaowen.similar("shanxi-meili/5/16", k=3)
    assert [one.rank for one in near] == [1, 2, 3]
    assert "shanxi-meili/5/16" not in [one.clause_id for one in near]


def test_targets_and_duties(tiaowen: Client, index: Index) -> None:
    forests = tiaowen.targets(indicator="森林覆盖率", year=[2035, 2030])
    assert [(target.value, target.unit, target.year) for target in forests.targets] == [
        (27.22, "%", 2035)
    ]
    duties = tiaowen.duties(k=1, offset=1, unit="林业局", role=["lead"], region="贵州")
    assert (duties.total, duties.next, duties.duties[0].clause_id) == (
        2,
        None,
        "guizhou-meili/annex/5/19",
    )
    source = duties.duties[0].source
    assert index.texts["guizhou-meili"][source.start : source.end] == duties.duties[0].unit


def test_a_score_is_explained(tiaowen: Client) -> None:
    plain = tiaowen.search(QUESTION, k=1)
    explained = tiaowen.search(QUESTION, k=1, explain=True)
    assert plain.explanation is None
    assert explained.explanation is not None
    assert explained.explanation.understood.years == (2035,)
    score = explained.results[0].explanation
    assert score is not None
    assert (score.by, score.place) == ("ranking", 1)
    assert plain.results[0] == replace(explained.results[0], explanation=None)


def test_quotations_are_verified(tiaowen: Client) -> None:
    quote = "全省森林覆盖率提高到27.22%"
    exact, altered = tiaowen.verify(
        [quote, Quotation("全省森林覆盖率提高到27.32%", clause_id="shanxi-meili/5/16")]
    ).results
    assert (exact.outcome, exact.places[0].text, exact.fits) == ("exact", quote, None)
    assert (altered.outcome, altered.fits) == ("altered", True)
    assert [(one.quote.text, one.source.text) for one in altered.differences] == [("27.32%", "27.22%")]


def test_suggestions_and_feedback(tiaowen: Client) -> None:
    suggested = tiaowen.suggest("wfcs", k=1)
    assert len(suggested) == 1
    assert all("无废城市" in suggestion.text for suggestion in suggested)
    tiaowen.feedback(QUESTION, "shanxi-meili/5/16", "useful", "正是这一条")
    with pytest.raises(NotFound, match="clause_unknown"):
        tiaowen.feedback(QUESTION, "shanxi-meili/99", "useless")


def test_the_server_is_ready(tiaowen: Client) -> None:
    assert tiaowen.ready().index_version == tiaowen.search("海绵城市", k=1).index_version


def test_what_is_not_there_and_what_is_wrong(tiaowen: Client) -> None:
    with pytest.raises(NotFound) as missing:
        tiaowen.document("nowhere/../here")
    assert missing.value.status == 404
    with pytest.raises(NotFound, match="nowhere") as unknown:
        tiaowen.search("水", document="nowhere")
    assert unknown.value.code == "document_unknown"
    with pytest.raises(RequestRefused) as refused:
        tiaowen.search("水", k=0)
    assert (refused.value.code, refused.value.field) == ("parameter_invalid", "k")


@pytest.mark.anyio
async def test_the_same_answers_awaited(app: FastAPI, tiaowen: Client) -> None:
    async with AsyncClient(transport=httpx2.ASGITransport(app)) as client:
        assert (await client.search(QUESTION, k=3)).results == tiaowen.search(QUESTION, k=3).results
        assert (await client.lookup("美丽山西第八条")).results == tiaowen.lookup(
            "美丽山西第八条"
        ).results
        assert await client.clause("shanxi-meili/5/16") == tiaowen.clause("shanxi-meili/5/16")
        assert await client.documents() == tiaowen.documents()
        assert await client.document("lingqiu-shifan") == tiaowen.document("lingqiu-shifan")
        assert (await client.verify(["无废城市"])) == tiaowen.verify(["无废城市"])
        assert len((await client.search_batch(["水", "火"], k=1)).responses) == 2
        assert await client.similar("shanxi-meili/5/16") == tiaowen.similar("shanxi-meili/5/16")
        assert await client.targets(kind="past") == tiaowen.targets(kind="past")
        assert await client.duties(k=3) == tiaowen.duties(k=3)
        assert await client.suggest("wfcs") == tiaowen.suggest("wfcs")
        await client.feedback(QUESTION, "shanxi-meili/5/16", "useful")
        assert await client.ready() == tiaowen.ready()
        with pytest.raises(RequestRefused, match="query_empty"):
            await client.search("。")


def test_a_busy_server_is_asked_again() -> None:
    answers = Answers(busy("0"), busy("0"), empty())
    with Client(transport=httpx2.MockTransport(answers)) as client:
        assert client.search("水").outcome == "not_found"
    assert len(answers.asked) == 3


@pytest.mark.anyio
async def test_a_busy_server_is_asked_again_awaited() -> None:
    answers = Answers(busy("0"), empty())
    async with AsyncClient(transport=httpx2.MockTransport(answers)) as client:
        assert (await client.search("水")).outcome == "not_found"
    assert len(answers.asked) == 2


@pytest.mark.parametrize(("retries", "asked"), [(0, 1), (1, 2)])
def test_retries_are_bounded(retries: int, asked: int) -> None:
    answers = Answers(busy("0"), busy("0"))
    client = Client(transport=httpx2.MockTransport(answers), retries=retries)
    with pytest.raises(TooManyRequests) as refused:
        client.search("水")
    assert (refused.value.retry_after, refused.value.request_id) == (0.0, "r-1")
    assert len(answers.asked) == asked


def test_the_key_and_the_prefix_are_sent() -> None:
    answers = Answers(empty())
    client = Client("https://example.gov/tw/", api_key="k", transport=httpx2.MockTransport(answers))
    client.search("水")
    request = answers.asked[0]
    assert str(request.url) == "https://example.gov/tw/api/v1/search"
    assert request.headers["authorization"] == "Bearer k"


def test_nobody_answers() -> None:
    with Client("http://127.0.0.1:9", timeout=1) as client, pytest.raises(Unreachable) as failed:
        client.ready()
    assert (failed.value.code, failed.value.status) == ("unreachable", None)


@pytest.mark.anyio
async def test_nobody_answers_in_time() -> None:
    def late(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ReadTimeout("late", request=request)

    async with AsyncClient(transport=httpx2.MockTransport(late)) as client:
        with pytest.raises(TiaowenClientError, match="timed_out"):
            await client.ready()
