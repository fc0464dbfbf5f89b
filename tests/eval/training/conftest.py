"""A model of the real one's kind, small enough to train in seconds, and clauses for it to learn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from eval.training.pairs import Answer, Pair, TrainingSet
from indexer.bundled import PASSAGE_PROMPT, QUERY_PROMPT, unigram_tokenizer
from indexer.passages import Passage

_ABOVE = "节水条例 总则"
_TOPICS = (
    ("垃圾分几类", "生活垃圾按四类投放。"), ("河长归谁管", "河湖长负责巡查水体。"),
    ("烟花哪天放", "春节期间准许燃放爆竹。"), ("柴油车限行", "重型货车不得进入城区。"),
    ("种树补多少", "造林每亩给予补助。"), ("井水能用吗", "禁止开采深层地下水。"),
    ("噪声罚多少", "夜间施工处以罚款。"), ("企业怎么贷", "银行扩大小微信用额度。"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def single_thread() -> Iterator[None]:
    """A tiny model is slower on two, where they wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def data() -> TrainingSet:
    """Eight clauses of two sentences, four of each document, and a question for each."""
    clauses = tuple(
        Answer(
            f"条例{number // 4}", (Passage(_ABOVE, text), Passage(_ABOVE, f"{text[:4]}由市另行规定。"))
        )
        for number, (_, text) in enumerate(_TOPICS)
    )
    return TrainingSet(clauses, tuple(Pair(text, i) for i, (text, _) in enumerate(_TOPICS)))


@pytest.fixture
def tiny(tmp_path: Path, data: TrainingSet) -> Path:
    """The folder of a BertModel of five layers, of which one learns, with a tokenizer."""
    folder = tmp_path / "tiny"
    texts = [
        *(pair.question for pair in data.pairs),
        *(p.text for c in data.clauses for p in c.passages),
    ]
    letters = sorted(set("".join([*texts, QUERY_PROMPT, PASSAGE_PROMPT])) - {" "})
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", *letters]
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=unigram_tokenizer([(piece, -1.0) for piece in pieces]),
        bos_token="<s>", eos_token="</s>", unk_token="<unk>", pad_token="<pad>",
    ).save_pretrained(folder)  # fmt: skip
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=160, num_hidden_layers=5, num_attention_heads=2,
        intermediate_size=160, max_position_embeddings=64, pad_token_id=1,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    return folder
