import pytest

from indexer.facts.dated import dated
from indexer.facts.prose import Below, found_in
from indexer.facts.times import Times

PLAN = Times(2021, 2035, False)
YEARLY = Times(2024, 2024, True)


def told(
    text: str, times: Times = PLAN, has_aims: bool = False, year: int | None = None
) -> list[tuple[str, float | None, int | None]]:
    found = found_in(text, list(dated(text, year)), times, Below(has_aims))
    return [(text[slice(*one.name)], one.value, one.year) for one in found]


def test_numbers_and_aims_of_a_year() -> None:
    assert told("到2027年,新能源车占比达到45%,老旧机车基本淘汰;到2035年,占比达到80%。") == [
        ("新能源车占比", 45, 2027),
        ("老旧机车", None, 2027),
        ("占比", 80, 2035),
    ]


def test_what_a_number_is_of_may_be_said_before() -> None:
    text = "到2027年,畜禽粪污利用率达到82%以上;到2035年,达到90%以上。"
    assert told(text) == [("畜禽粪污利用率", 82, 2027), ("畜禽粪污利用率", 90, 2035)]


def test_several_that_were_named_before_each_have_their_own() -> None:
    text = "2020年,SO2、PM10浓度分别为20μg/m3、75μg/m3,较2015年分别下降72.2%、25.7%"
    assert [(name, value) for name, value, _ in told(text)] == [
        ("SO2", 20), ("PM10浓度", 75), ("SO2", 72.2), ("PM10浓度", 25.7),
    ]  # fmt: skip


def test_behind_the_sentence_with_the_year_aims_go_on_only_below_a_heading_of_aims() -> None:
    text = "到2025年,水质改善。空气质量明显改善,基本消除重污染天气。"
    assert [name for name, *_ in told(text)] == ["水质"]
    assert [name for name, *_ in told(text, has_aims=True)] == ["水质", "空气质量", "重污染天气"]


@pytest.mark.parametrize(
    "text", ["自2023年1月1日起施行,有效期5年。", "年均增长7%左右,高于全国1个百分点。"]
)
def test_how_long_rules_hold_and_how_others_do_sets_no_aim(text: str) -> None:
    assert all(name == "年均" for name, *_ in told(text))


def test_a_limit_of_a_year_is_an_aim_whoever_wrote_it() -> None:
    found = found_in("2024年奖励总额不超过50万元。", list(dated("2024年奖励总额不超过50万元。", None)),
                     Times(None, None, False), Below())  # fmt: skip
    assert [one.is_past for one in found] == [False]


def test_what_leads_up_to_aims_sets_none() -> None:
    assert told("到2025年,以某思想为指导,坚持绿色发展,产业结构明显优化。") == []


def test_a_plan_for_one_year_dates_all_that_it_counts() -> None:
    assert told("新建公园绿地200公顷。", YEARLY) == [("新建公园绿地", 200, 2024)]
    assert told("新建公园绿地200公顷。") == []


def test_within_so_many_years_tells_no_year() -> None:
    rules = Times(2012, None, False)
    assert told("5年内引进创新团队达到200个。", rules) == [("创新团队", 200, None)]


def test_what_is_compared_with_the_year_before() -> None:
    text = "2023年,粮食产量达到100万吨,同比增长5%。"
    found = found_in(text, list(dated(text, None)), Times(2024, None, False, True), Below())
    assert [(one.value, one.base_year, one.is_past) for one in found] == [
        (100, None, True),
        (5, 2022, True),
    ]


@pytest.mark.parametrize("times", [PLAN, Times(None, None, False)])
def test_a_limit_is_a_target_in_any_case(times: Times) -> None:
    [(name, value, year)] = told("生态保护红线面积不低于3.41万平方公里。", times)
    assert (name, value, year) == ("生态保护红线面积", 3.41, times.planned)


def test_a_past_year_has_no_aims() -> None:
    assert told("2020年底前,水质明显改善。") == []


def test_a_plan_whose_title_tells_its_years_counts_by_the_last_of_them() -> None:
    text = "创建60个停车优化项目,完成农村公路提档升级改造600公里。"
    plan = Times(2024, 2026, False, is_plan=True)
    assert told(text, plan) == [("停车优化项目", 60, 2026), ("农村公路提档升级改造", 600, 2026)]
    assert told(text, Times(2024, 2026, False)) == []


def test_what_a_number_is_of_may_stand_in_a_part_of_its_own() -> None:
    text = "1、机动车道井盖处置,完成400个;桥头跳车整治,完成48处。"
    plan = Times(2024, 2026, False, is_plan=True)
    assert told(text, plan) == [("机动车道井盖处置", 400, 2026), ("桥头跳车整治", 48, 2026)]


@pytest.mark.parametrize(
    ("below", "text", "is_past"),
    [
        (Below(review=True), "2023年GDP达到1626亿元。", True),
        (Below(), "2023年GDP达到1626亿元。", False),
        (Below(review=True), "今年预期目标是,GDP增长5%左右。", False),
        (Below(review=True), "到2023年底,GDP达到1626亿元。", False),
    ],
)
def test_a_review_tells_of_its_own_year(below: Below, text: str, is_past: bool) -> None:
    found = found_in(text, list(dated(text, None, 2023)), Times(2023, 2030, False), below)
    assert [one.is_past for one in found] == [is_past]
