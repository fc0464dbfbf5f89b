import pytest

from indexer.folding import fold_text
from indexer.index import Index
from indexer.words import Segmenter
from service.facts.fact import fact_in

FOREST = "到2035年,全省森林覆盖率提高到27.22%,水土保持率提高到72.43%。"
WRAPPED = "全省已知野生植物２７４３种、陆生脊椎野生动物５４１种,\n\n金钱豹、原麝、褐马鸡、黑鹳为“四大旗舰物种”."
JOINT = "建立生态环境、住建、交通等部门联合执法机制。"
START = 100


@pytest.mark.parametrize(
    ("asked", "sentence", "fact"),
    [
        ("2035年森林覆盖率要达到多少", FOREST, "27.22%"),
        ("四大旗舰物种是哪四种", WRAPPED, "金钱豹、原麝、褐马鸡、黑鹳"),
        ("已知的野生植物有多少种", WRAPPED, "２７４３种"),
        ("按货值的多少罚", "处以实物价值百分之三十的罚款。", "百分之三十"),
        ("平台由哪几家单位组成", "建立由通航管理机构、公安机关等组成的平台。", "通航管理机构、公安机关"),
        ("哪几家部门一起查", JOINT, "生态环境、住建、交通"),
        ("牵头的是哪三家单位", "(牽頭單位:省發展改革委、省委金融辦、省財政廳;責任單位:省林業局)",
         "省發展改革委、省委金融辦、省財政廳"),
    ],
)  # fmt: skip
def test_the_fact_stands_where_it_says(
    asked: str, sentence: str, fact: str, segmenter: Segmenter
) -> None:
    found = fact_in(sentence, START, asked, segmenter.placed)
    assert found is not None
    assert found.text == fact
    assert sentence[found.span.start - START : found.span.end - START] == fact


@pytest.mark.parametrize("asked", ["海绵城市", "怎么推进森林城市", "有哪些措施", "县长是谁"])
@pytest.mark.parametrize("sentence", [FOREST, JOINT, "由省林业局负责太原、大同、朔州三市的绿化。"])
def test_no_fact_where_none_is_asked_for(asked: str, sentence: str, segmenter: Segmenter) -> None:
    assert fact_in(sentence, 0, asked, segmenter.placed) is None


@pytest.mark.parametrize("asked", ["哪几个地方", "由谁负责", "要达到多少"])
@pytest.mark.parametrize("text", ["生态" * 10_000, "a1b2c3d4" * 3_000, "甲和乙" * 5_000, "甲、" * 8_000])
def test_a_long_text_is_read_through_but_a_few_times(
    asked: str, text: str, segmenter: Segmenter
) -> None:
    fact_in(text, 0, asked, segmenter.placed)


@pytest.mark.parametrize("asked", ["哪几个地方", "由谁负责", "要达到多少", "什么时候完成", "总结交给谁"])
def test_every_fact_of_the_real_documents_is_their_own_text(
    asked: str, index: Index, segmenter: Segmenter
) -> None:
    found = 0
    for row, start, end in index.sentences.tolist():
        text = index.texts[index.clauses[row].document_id]
        fact = fact_in(text[start:end], start, fold_text(asked), segmenter.placed)
        if fact:
            found += 1
            assert fact.text == text[fact.span.start : fact.span.end]
            assert fact.text.strip()
            assert fact.text.count("《") == fact.text.count("》")
            assert start <= fact.span.start < fact.span.end <= end
    assert found > 10
