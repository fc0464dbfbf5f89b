from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from indexer.bundled import unigram_tokenizer
from indexer.errors import ModelUnknown
from indexer.index import Index
from indexer.settings import Settings
from indexer.words import Segmenter
from service.opening import open_searcher
from service.questions.query import read_query
from service.ranking.ranker import Ranker
from service.ranking.reranker import RERANKED, CrossEncoderReranker
from service.ranking.retrieval import EmbeddedLegs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder of the real kind with random weights."""
    where = tmp_path_factory.mktemp("cross")
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", *"森林覆盖率海绵城市"]
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=unigram_tokenizer([(piece, -1.0) for piece in pieces]),
        bos_token="<s>", eos_token="</s>", unk_token="<unk>", pad_token="<pad>", model_max_length=64,
    ).save_pretrained(where)  # fmt: skip
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, initializer_range=1.0, id2label={0: "answers"}, max_position_embeddings=64, pad_token_id=1,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(where)
    return where


class Backwards:
    """Prefers what came last."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def scores(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.seen = list(texts)
        return np.arange(len(texts), dtype=np.float32)


def test_a_cross_encoder_scores_each_text(folder: Path) -> None:
    scores = CrossEncoderReranker.load(str(folder)).scores(
        "森林", ["森林覆盖率", "海绵城市", "森林覆盖率"]
    )
    assert scores.shape == (3,)
    assert scores[0] == pytest.approx(scores[2], abs=1e-5)
    assert abs(float(scores[0] - scores[1])) > 1e-3


def test_a_model_that_is_not_here_is_told() -> None:
    with pytest.raises(ModelUnknown, match="TIAOWEN_RERANKER"):
        CrossEncoderReranker.load("nobody/none")


def test_the_first_results_come_in_its_order_and_the_others_stay(
    index: Index, segmenter: Segmenter
) -> None:
    query, reranker = read_query("森林覆盖率", segmenter), Backwards()
    plain = Ranker(index, EmbeddedLegs(index)).rank(query, 50)
    again = Ranker(index, EmbeddedLegs(index), reranker=reranker).rank(query, 50)
    first = plain.rows[:RERANKED].tolist()
    assert again.rows.tolist() == [*reversed(first), *plain.rows[RERANKED:].tolist()]
    assert again.scores.tolist() == plain.scores.tolist()
    assert again.interaction[0] == plain.interaction[RERANKED - 1]
    assert index.clauses[first[0]].text[:4] in reranker.seen[0]


def test_the_setting_names_it(folder: Path, settings: Settings) -> None:
    searcher = open_searcher(replace(settings, reranker=str(folder)))
    assert len(searcher.search("森林覆盖率", 30).results) == 30
