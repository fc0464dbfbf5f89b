import sys

import pytest

from indexer.index import Index
from tests.conftest import ROOT
from tiaowen_client import Client, RequestRefused
from tiaowen_client.langchain import TiaowenRetriever


def test_documents_are_clauses_verbatim(tiaowen: Client, index: Index) -> None:
    retriever = TiaowenRetriever(client=tiaowen, k=3, filters={"region": "山西"})
    documents = retriever.invoke("2035年山西森林覆盖率要达到多少")
    assert len(documents) == 3
    first = documents[0]
    told = first.metadata
    assert told["clause_id"] == first.id == "shanxi-meili/5/16"
    assert index.texts["shanxi-meili"][told["start"] : told["end"]] == first.page_content
    assert "27.22%" in told["answer"]
    assert told["url"].startswith(tiaowen.base_url)


@pytest.mark.anyio
async def test_awaited(tiaowen: Client) -> None:
    documents = await TiaowenRetriever(client=tiaowen, k=1).ainvoke("海绵城市")
    assert "海绵城市" in documents[0].page_content


def test_nothing_found_is_nothing(tiaowen: Client) -> None:
    question = "世界杯冠军是谁"
    assert TiaowenRetriever(client=tiaowen).invoke(question) == []
    alike = TiaowenRetriever(client=tiaowen, with_not_found=True).invoke(question)
    assert {document.metadata["outcome"] for document in alike} == {"not_found"}


def test_errors_are_the_clients(tiaowen: Client) -> None:
    with pytest.raises(RequestRefused):
        TiaowenRetriever(client=tiaowen).invoke("。")


def test_the_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_core.retrievers", None)
    monkeypatch.delitem(sys.modules, "tiaowen_client.langchain")
    with pytest.raises(ImportError, match=r"pip install 'tiaowen\[langchain\]'"):
        import tiaowen_client.langchain  # noqa: F401


def test_it_stays_short() -> None:
    text = (ROOT / "tiaowen_client" / "langchain.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60
