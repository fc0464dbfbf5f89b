import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.build import Parsed
from indexer.facts.target import Target, TargetKind
from indexer.facts.targets import targets
from indexer.folding import fold_text
from indexer.parsing import ParsedDocument
from tests.conftest import parse_text

PIECES = st.sampled_from(
    ["到2025年,", "2020年", "较2015年", "绿化率", "水質", "达到", "明显改善", "40%以上", "、", "。", ";\n", "(含)",
     "一、目标\n", "|指标|2025年|\n", "分别为", "3个", "基地", "１２.５万亩", "由", "至", " ", "\t"]
)  # fmt: skip


def of(parsed: Parsed, document_id: str) -> tuple[Target, ...]:
    return targets(next(one for one in parsed.documents if one.document.document_id == document_id))


def one(found: tuple[Target, ...], indicator: str, year: int | None) -> Target:
    return next(target for target in found if (target.indicator, target.year) == (indicator, year))


def test_the_targets_of_a_plan(parsed: Parsed) -> None:
    found = of(parsed, "shanxi-meili")
    forest = one(found, "森林覆盖率", 2035)
    assert (forest.kind, forest.value, forest.unit, forest.comparator) == ("numeric", 27.22, "%", "=")
    assert forest.region == "山西省"
    assert forest.citation.endswith("五、(十六)")
    assert one(found, "生态保护红线面积", None).comparator == ">="
    assert one(found, "老旧内燃机车", 2027).kind is TargetKind.QUALITATIVE


def test_what_was_reached_before_a_plan_is_past(parsed: Parsed) -> None:
    found = of(parsed, "jinzhong-145")
    sulphur = [target for target in found if target.indicator == "SO2"]
    assert [(target.kind, target.value, target.base_year) for target in sulphur] == [
        ("past", 20, None),
        ("past", 72.2, 2015),
    ]


def test_targets_in_traditional_characters_are_as_printed(parsed: Parsed) -> None:
    particles = one(of(parsed, "guizhou-meili"), "細顆粒物平均濃度", 2027)
    assert (particles.value, particles.unit, particles.comparator) == (22, "微克/立方米", "<=")


def test_a_year_goes_on_below_a_heading_of_aims() -> None:
    parsed = parse_text(
        "一、主要目标\n到2025年,体系更加完善。\n空气质量明显改善。\n二、任务\n水质明显改善。\n"
    )
    assert [target.indicator for target in targets(parsed)] == ["体系", "空气质量"]


def test_a_table_of_indicators() -> None:
    text = "一、目标\n表1 主要指标\n|指标|单位|2020年|2025年|\n|---|---|---|---|\n|覆盖率|%|18|20|\n后面的话。\n"
    found = targets(parse_text(text, "某规划(2021—2025年)"))
    assert [(target.indicator, target.value, target.year) for target in found] == [
        ("覆盖率", 18, 2020),
        ("覆盖率", 20, 2025),
    ]


def test_below_a_heading_of_aims_a_plan_means_its_last_year() -> None:
    text = "一、{}\n科技创新能力进一步增强。\n"
    plan = "某市2020年工作要点"
    aims = targets(parse_text(text.format("发展目标"), plan))
    assert [(aim.indicator, aim.year) for aim in aims] == [("科技创新能力", 2020)]
    assert targets(parse_text(text.format("指导思想、原则和目标"), plan)) == ()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("发展基础", TargetKind.PAST),
        ("目标任务完成情况", TargetKind.PAST),
        ("基础设施建设", TargetKind.NUMERIC),
        ("夯实基础,推进改革", TargetKind.NUMERIC),
    ],
)
def test_what_a_heading_says_of_the_first_year(heading: str, kind: TargetKind) -> None:
    parsed = parse_text(f"一、{heading}\n2021年供水普及率达到95%。\n", "某市2021年工作方案")
    assert [target.kind for target in targets(parsed)] == [kind]


def check(parsed: ParsedDocument) -> None:
    clauses = {clause.clause_id: clause.source for clause in parsed.clauses}
    for target in targets(parsed):
        inside = clauses[target.clause_id]
        assert inside.start <= target.source.start < target.source.end <= inside.end
        start, end = target.sentence.start, target.sentence.end
        assert target.sentence.text == parsed.text[start:end]
        assert start <= target.source.start < end
        printed = re.sub(r"[\s,]", "", fold_text(parsed.text[target.source.start : target.source.end]))
        number = re.match(r"-?\d+(?:\.\d+)?", printed)
        assert target.value is None or (number and float(number.group()) == target.value)
        assert target.indicator.strip()
        assert (target.value is None) == (target.kind is TargetKind.QUALITATIVE)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_target_stands_where_it_says(text: str) -> None:
    check(parse_text(text))


def test_all_targets_of_the_documents_stand_where_they_say(parsed: Parsed) -> None:
    for document in parsed.documents:
        check(document)


@pytest.mark.parametrize("text", ["第一条 罚款不超过5%。", "本办法自2020年1月1日起施行。"])
def test_rules_set_no_year(text: str) -> None:
    assert all(target.year is None for target in targets(parse_text(text)))
