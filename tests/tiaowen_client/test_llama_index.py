import sys

import pytest
from llama_index.core.schema import MetadataMode, TextNode

from indexer.index import Index
from tests.conftest import ROOT
from tiaowen_client import Client, RequestRefused
from tiaowen_client.llama_index import TiaowenRetriever


def test_nodes_are_clauses_verbatim(tiaowen: Client, index: Index) -> None:
    retriever = TiaowenRetriever(tiaowen, k=3, filters={"region": "山西"})
    nodes = retriever.retrieve("2035年山西森林覆盖率要达到多少")
    assert len(nodes) == 3
    assert [node.score for node in nodes] == sorted((node.get_score() for node in nodes), reverse=True)
    node = nodes[0].node
    assert isinstance(node, TextNode)
    assert node.node_id == "shanxi-meili/5/16"
    assert index.texts["shanxi-meili"][node.start_char_idx : node.end_char_idx] == node.text
    assert "27.22%" in node.metadata["answer"]


def test_a_model_is_shown_the_citation_and_no_offsets(tiaowen: Client) -> None:
    shown = TiaowenRetriever(tiaowen, k=1).retrieve("海绵城市")[0].get_content(MetadataMode.LLM)
    assert "citation: 《" in shown
    assert "clause_id" not in shown


@pytest.mark.anyio
async def test_awaited(tiaowen: Client) -> None:
    nodes = await TiaowenRetriever(tiaowen, k=1).aretrieve("海绵城市")
    assert "海绵城市" in nodes[0].get_content()


def test_nothing_found_is_nothing(tiaowen: Client) -> None:
    question = "世界杯冠军是谁"
    assert TiaowenRetriever(tiaowen).retrieve(question) == []
    alike = TiaowenRetriever(tiaowen, with_not_found=True).retrieve(question)
    assert {node.metadata["outcome"] for node in alike} == {"not_found"}


def test_errors_are_the_clients(tiaowen: Client) -> None:
    with pytest.raises(RequestRefused):
        TiaowenRetriever(tiaowen).retrieve("。")


def test_the_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "llama_index.core.retrievers", None)
    monkeypatch.delitem(sys.modules, "tiaowen_client.llama_index")
    with pytest.raises(ImportError, match=r"pip install 'tiaowen\[llama-index\]'"):
        import tiaowen_client.llama_index  # noqa: F401


def test_it_stays_short() -> None:
    text = (ROOT / "tiaowen_client" / "llama_index.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 60
