"""The cross-encoder that an index carries, asked about real sentences."""

import re

import numpy as np
import pytest

from indexer.cross_encoder import LONGEST, LONGEST_QUESTION, CrossEncoder, pair_ids
from indexer.index import Index
from indexer.passages import Passage

TRUCKS = Passage("大气污染防治", "淘汰国三及以下排放标准柴油货车。")
CHECKS = Passage("大气污染防治", "加强柴油货车路检路查。")
LONG = Passage("生态环境保护规划 " * 20, "加强生态环境分区管控。" * 40)


@pytest.fixture
def cross_encoder(index: Index) -> CrossEncoder:
    assert index.cross_encoder
    return index.cross_encoder


def test_an_answer_is_likelier_than_what_is_only_near(cross_encoder: CrossEncoder) -> None:
    answer, near = cross_encoder.log_odds("老旧柴油大卡车要报废吗", [TRUCKS, CHECKS])
    assert answer > near


def test_a_near_miss_is_less_likely_than_what_is_answered(cross_encoder: CrossEncoder) -> None:
    passage = Passage("养犬管理办法", "养犬登记证每年年检一次。")
    answered, missed = (
        cross_encoder.log_odds(question, [passage])[0]
        for question in ("狗证多久要审一回", "狗证丢了去哪里补")
    )
    assert answered > missed


def test_each_passage_is_judged_as_if_it_were_alone(cross_encoder: CrossEncoder) -> None:
    question = "柴油车怎么管"
    together = cross_encoder.log_odds(question, [TRUCKS, CHECKS, LONG])
    alone = [cross_encoder.log_odds(question, [one])[0] for one in (TRUCKS, CHECKS, LONG)]
    assert together.shape == (3,)
    assert np.allclose(together, alone, atol=0.1)


def test_a_pair_is_framed_as_its_tokenizer_frames_pairs(index: Index) -> None:
    tokenizer = index.encoder.tokenizer
    framed = tokenizer.encode("要报废吗", TRUCKS.text).ids
    assert pair_ids(tokenizer, "要报废吗", TRUCKS, LONGEST) == framed


def test_what_stands_above_is_shortened_before_the_sentence(index: Index) -> None:
    tokenizer = index.encoder.tokenizer
    long = Passage("晋中市规划 " + "重点任务 " * 60 + "燃气安全", "每年检查一次燃气管道。")
    ids = pair_ids(tokenizer, "多久查一回", long, LONGEST)
    read = re.sub(r"[\s▁]", "", tokenizer.decode(ids))
    assert len(ids) == LONGEST
    assert read.endswith("燃气安全每年检查一次燃气管道。")
    assert "晋中市规划" in read


def test_what_is_too_long_loses_its_end(index: Index) -> None:
    tokenizer = index.encoder.tokenizer
    asked = tokenizer.encode("要报废吗" * 40, add_special_tokens=False).ids
    above = tokenizer.encode(LONG.above, add_special_tokens=False).ids
    ids = pair_ids(tokenizer, "要报废吗" * 40, LONG, LONGEST)
    assert len(ids) == LONGEST
    assert ids[1 : LONGEST_QUESTION + 1] == asked[:LONGEST_QUESTION]
    assert ids[-1] == ids[LONGEST_QUESTION + 1] == tokenizer.token_to_id("</s>")
    assert ids[LONGEST_QUESTION + 3 :][:8] == above[:8]
