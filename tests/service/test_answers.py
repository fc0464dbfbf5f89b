from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.folding import Span
from indexer.years import years_in
from service.answers import Sentences, best_sentence, fact_in, highlights, opening_sentence
from service.questions.query import Query

FOREST = "到2035年,全省森林覆盖率提高到27.22%,水土保持率提高到72.43%。"


def sentences(
    nearness: Sequence[float],
    lowered: Sequence[str],
    *,
    cosines: Sequence[float] | None = None,
    places: Sequence[str | None] | None = None,
    is_headed: bool = False,
) -> Sentences:
    near = np.array(nearness, dtype=np.float32)
    far = np.zeros_like(near) if cosines is None else np.array(cosines, dtype=np.float32)
    return Sentences(near, far, lowered, places or [None] * len(lowered), is_headed)


def query(folded: str) -> Query:
    return Query(folded, folded, (), (), years_in(folded))


def test_the_nearest_sentence_answers() -> None:
    assert best_sentence(sentences([0.80, 0.95], ["甲乙。", "丙丁。"]), {}, query("问")) == 1


def test_the_cosine_decides_where_late_interaction_does_not() -> None:
    alike = sentences([0.9, 0.9], ["甲乙。", "丙丁。"], cosines=[0.7, 0.8])
    assert best_sentence(alike, {}, query("问")) == 1


def test_the_words_of_the_question_decide_between_near_ones() -> None:
    near = sentences([0.90, 0.91], ["森林覆盖率提高到27%。", "水土保持率提高到72%。"])
    assert best_sentence(near, {"森林": 1.0, "覆盖率": 2.0}, query("森林覆盖率")) == 0


def test_words_that_other_answers_lend_decide_between_near_ones() -> None:
    near = sentences([0.90, 0.91], ["垃圾由专人清运。", "公园按时开放。"])
    assert best_sentence(near, {}, query("破烂谁弄走"), lent={"清运": 0.1, "垃圾": 0.1}) == 0
    assert best_sentence(near, {}, query("破烂谁弄走")) == 1


def test_what_the_question_asks_for_decides_between_near_ones() -> None:
    near = sentences([0.91, 0.90], ["提高再生水利用率。", "再生水利用率达到25%。"])
    assert best_sentence(near, {}, query("再生水利用率要达到多少")) == 1
    assert best_sentence(near, {}, query("怎么提高再生水利用率")) == 0


def test_the_year_that_is_asked_for_decides_between_near_ones() -> None:
    near = sentences([0.92, 0.90], ["到2027年,利用率达到82%以上;", "到2035年,达到90%以上。"])
    assert best_sentence(near, {}, query("利用率2035年要达到多少")) == 1
    assert best_sentence(near, {}, query("利用率2027年要达到多少")) == 0


def test_half_a_sentence_goes_on_about_what_the_other_half_named() -> None:
    halves = ["畜禽粪污利用率到2027年达到82%以上;", "到2035年,达到90%以上。", "2035年湿地达到多少亩。"]
    near = sentences([0.95, 0.60, 0.80], halves)
    assert best_sentence(near, {"畜禽粪污": 3.0}, query("畜禽粪污利用率2035年要达到多少")) == 1
    assert best_sentence(near, {"畜禽粪污": 3.0}, query("畜禽粪污利用率2027年要达到多少")) == 0
    other = ["新能源车占比2027年达到45%;", "到2035年,铁路货运占30%以上。"]
    assert best_sentence(sentences([0.95, 0.60], other), {}, query("2035年新能源车占比多少")) == 0
    apart = ["畜禽粪污利用率提高到82%以上。", "到2035年,达到90%以上。"]
    assert best_sentence(sentences([0.95, 0.60], apart), {}, query("利用率2035年要达到多少")) == 0


def test_where_it_is_said_who_is_responsible() -> None:
    told = sentences([0.95, 0.80], ["完善防控厅际协调机制。", "(牵头单位:省农业农村厅)"])
    assert best_sentence(told, {}, query("哪个厅牵头")) == 1
    assert best_sentence(told, {}, query("怎么协调")) == 0


def test_an_aim_stands_back_where_no_number_is_asked_for() -> None:
    near = sentences([0.91, 0.90], ["到2025年,富锰渣产业形成规模。", "制定富锰渣产业提升方案。"])
    assert best_sentence(near, {}, query("富锰渣怎么办")) == 1
    assert best_sentence(near, {}, query("富锰渣产业哪一年形成规模")) == 0
    assert best_sentence(near, {}, query("富锰渣产业的目标")) == 0


def test_a_heading_answers_only_where_there_is_nothing_else() -> None:
    headed = sentences([0.99, 0.50], ["(八)污染防治", "减少排放。"], is_headed=True)
    assert best_sentence(headed, {}, query("污染防治")) == 1
    assert best_sentence(sentences([0.99], ["(八)污染防治"], is_headed=True), {}, query("污染防治")) == 0


def test_the_part_of_an_article_that_is_asked_for_comes_first() -> None:
    places = [None, "第一款", "第二款", "第二款第一项"]
    parts = sentences([0.9, 0.8, 0.3, 0.4], ["甲。", "乙。", "丙。", "丁。"], places=places)
    assert best_sentence(parts, {}, query("第三条第二款"), "第二款") == 3
    assert best_sentence(parts, {}, query("第三条")) == 0


def test_what_is_asked_for_by_its_number_begins_below_its_heading() -> None:
    headed = sentences([0.1, 0.2, 0.9], ["(八)污染防治", "减少排放。", "加强监测。"], is_headed=True)
    assert opening_sentence(headed) == 1
    parts = sentences([0.9, 0.8], ["甲。", "乙。"], places=["第一款", "第二款"])
    assert opening_sentence(parts, "第二款") == 1


@pytest.mark.parametrize(
    ("asked", "sentence", "fact"),
    [
        ("2035年森林覆盖率要达到多少", FOREST, "27.22%"),
        ("水土保持率2035年目标值是多少", FOREST, "72.43%"),
        ("森林覆盖率哪一年达到27.22%", FOREST, "2035年"),
        ("气候适应型社会什么时候基本建成", "到2035年,气候适应型社会基本建成。", "2035年"),
        (
            "还要完成多少个村的污水治理",
            "到2025年,新增完成250个以上行政村治理,治理率达到25%。",
            "250个以上",
        ),
        (
            "贵州細顆粒物濃度要降到多少",
            "到2035年,全省細顆粒物平均濃度保持在20微克/立方米以下。",
            "20微克/立方米以下",
        ),
        ("共有多少处保护地", "自然文化遗产７类２７２\n\n处自然保护地", "２７２\n\n处"),
        ("几个类别多少项指标", "构成包含３个类别２５项指\n标。", "３个类别２５项"),
        (
            "生态省建设指标有几个类别多少项",
            "以《生态省建设指标》中的5项基本条件和16项指标为基础,构成3个类别25项指标。",
            "3个类别25项",
        ),
        (
            "秸秆综合利用率和农膜回收率",
            "秸秆综合利用率达到91%以上,农膜回收率达到82%以上,",
            "91%以上,农膜回收率达到82%以上",
        ),
        ("PM10年均浓度", "SO2、PM2.5、PM10、CO浓度分别为20μg/m3、42μg/m3、75μg/m3、1.6mg/m3", "75μg/m3"),
        (
            "氮氧化物较2015年减排多少吨",
            "二氧化硫、氮氧化物分别为7.0万吨、5.5万吨,较2015年分别减排1.1万吨、1.2万吨",
            "1.2万吨",
        ),
        (
            "氮氧化物排放量为多少吨",
            "二氧化硫、氮氧化物分别为7.0万吨、5.5万吨,较2015年分别减排1.1万吨、1.2万吨",
            "5.5万吨",
        ),
        ("县级及以上达到多少", "市级、县级及以上分别达到90%、80%。", "80%"),
        ("CO下降了多少", "PM10和CO分别下降26.3%、48.4%;臭氧上升2%。", "48.4%"),
        ("共有多少项指标", "分为３个类别,围绕５项任务设２５项指标。", "２５项"),
        ("涉及几个市几个县", "包括９市４９县(市、区)和８个林局。", "９市４９县"),
        ("哪一年建成", "依照《某县规划(2021—2025年)》,2030年建成示范县。", "2030年"),
        (
            "旧城更新哪个厅牵头",
            "(牽頭單位:省住房城鄉建設廳;責任單位:省發展改革委、省財政廳)",
            "省住房城鄉建設廳",
        ),
        (
            "旧城更新的责任单位有哪些",
            "(牽頭單位:省住房城鄉建設廳;責任單位:省發展改革委、省財政廳)",
            "省發展改革委、省財政廳",
        ),
        ("志愿什么时候截止", "6月27日10：00—7月1日15:00,申请人登录系统。", "7月1日15:00"),
        ("有效期到什么时候", "自2024年1月1日起至2028年12月31日止。", "2028年12月31日"),
        ("什么时候截止", "6月27日上午9:00至7月1日下午17:30。", "7月1日下午17:30"),
        ("有效期从什么时候开始", "自2024年1月1日起至2028年12月31日止。", "2024年1月1日"),
        ("筹建多少套人才公寓", "筹集1000套专家公寓和10000套人才公寓。", "10000套"),
        ("特困人员几个人独居", "3.80周岁以上独居的特困人员2名。", "2名"),
        ("要满几个条件", "(3)同时符合2项条件的。", "2项"),
        ("非税收入增长多少", "非税收入完成11.4亿元,同比增长11.8%。", "11.8%"),
        ("建材业增加值降幅", "建材业实现增加值2.6亿元,下降32.6%。", "32.6%"),
        ("排放量减少了多少", "排放量5万吨,比上年减少300吨。", "300吨"),
        ("绿地面积增加多少", "绿地面积达5000公顷,增加了200公顷。", "200公顷"),
        ("钢铁产能要压减多少", "钢铁行业压减过剩产能500万吨。", "500万吨"),
        ("普及率提高多少", "覆盖30个县,提高0.9个百分点。", "0.9个百分点"),
        ("工地扬尘归谁管", "工地扬尘由市住房城乡建设局负责。", "市住房城乡建设局"),
        ("采空区面积多大", "全省各类矿山采空区面积达４０００多平方公里", "４０００多平方公里"),
    ],
)
def test_the_fact_that_is_asked_for(asked: str, sentence: str, fact: str) -> None:
    found = fact_in(sentence, 100, asked)
    assert found is not None
    assert found.text == fact
    assert sentence[found.span.start - 100 : found.span.end - 100] == fact


def test_a_year_in_the_name_of_a_document_is_no_fact() -> None:
    assert fact_in("组织编制《某县示范区规划(2022-2025年)》。", 0, "哪一年当上示范县") is None


@pytest.mark.parametrize("asked", ["海绵城市", "谁来负责种树", "怎么推进森林城市"])
def test_no_fact_where_none_is_asked_for(asked: str) -> None:
    assert fact_in(FOREST, 0, asked) is None


def test_highlights_stand_where_the_words_are() -> None:
    text = "建設海綿城市、PM２．５治理"
    spans = highlights(text, 50, ["海绵", "城市", "pm2.5", "不在"])
    assert [text[a - 50 : b - 50] for a, b in spans] == ["海綿城市", "PM２．５"]


def test_a_word_is_marked_across_the_end_of_a_printed_line() -> None:
    text = "推进海绵\n\n城市建设。\n海绵"
    assert [text[a:b] for a, b in highlights(text, 0, ["海绵城市"])] == ["海绵\n\n城市"]


@given(st.text(alphabet="海绵城市水PMpmÀİß２.5 ", max_size=40))
def test_highlights_never_leave_the_text_nor_overlap(text: str) -> None:
    spans = highlights(text, 0, ["海绵", "城市", "pm"])
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(isinstance(span, Span) and 0 <= span.start < span.end <= len(text) for span in spans)
