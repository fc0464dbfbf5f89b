from collections.abc import Sequence

import numpy as np

from indexer.years import years_in
from service.questions.query import Query
from service.sentences import Sentences, are_halves, best_sentence, opening_sentence


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
    return Query(folded, folded, (), (), (), years_in(folded))


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


def test_a_figure_that_is_asked_for_counts_more_than_a_list() -> None:
    years = sentences([1.05, 0.90], ["推进碳达峰碳中和。", "到2030年,排放量达到峰值。"])
    assert best_sentence(years, {}, query("山西哪年碳达峰")) == 1
    lists = sentences([1.10, 0.90], ["推进生态保护。", "治理汾河、潇河。"])
    assert best_sentence(lists, {}, query("治理哪几条河")) == 0


def test_the_year_that_is_asked_for_decides_between_near_ones() -> None:
    near = sentences([0.92, 0.90], ["到2027年,利用率达到82%以上;", "到2035年,达到90%以上。"])
    assert best_sentence(near, {}, query("利用率2035年要达到多少")) == 1
    assert best_sentence(near, {}, query("利用率2027年要达到多少")) == 0


def test_the_grade_that_the_number_of_the_question_is_in_answers() -> None:
    grades = sentences([0.95, 0.90], ["罚款50万元以上的,奖3%;", "罚款不足50万元的,奖1%;"])
    assert best_sentence(grades, {}, query("罚了30万能拿几个点")) == 1
    assert best_sentence(grades, {}, query("罚了80万能拿几个点")) == 0
    assert best_sentence(grades, {}, query("罚款以后能拿几个点")) == 0


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


def test_of_several_lists_of_bodies_the_one_behind_what_is_asked_for() -> None:
    text = ["统筹布局建设。", "(责任单位:市发展改革委)", "加强宣传推广。", "(责任单位:市委宣传部)"]
    told = sentences([0.80, 0.75, 0.95, 0.70], text)
    assert best_sentence(told, {}, query("宣传推广是谁的活")) == 3
    assert best_sentence(told, {}, query("怎么推广")) == 2


def test_an_aim_stands_back_where_no_number_is_asked_for() -> None:
    near = sentences([0.91, 0.90], ["到2025年,富锰渣产业形成规模。", "制定富锰渣产业提升方案。"])
    assert best_sentence(near, {}, query("富锰渣怎么办")) == 1
    assert best_sentence(near, {}, query("富锰渣产业哪一年形成规模")) == 0
    assert best_sentence(near, {}, query("富锰渣产业的目标")) == 0


def test_a_heading_answers_only_where_there_is_nothing_else() -> None:
    headed = sentences([0.99, 0.50], ["(八)污染防治", "减少排放。"], is_headed=True)
    assert best_sentence(headed, {}, query("污染防治")) == 1
    assert best_sentence(sentences([0.99], ["(八)污染防治"], is_headed=True), {}, query("污染防治")) == 0


def test_a_heading_that_says_all_answers_above_who_is_charged_with_it() -> None:
    printed = ["8.实施7公里燃气老化管道改造。", "(牵头单位:区建设管理委)"]
    headed = sentences([0.8, 0.5], printed, is_headed=True)
    assert best_sentence(headed, {}, query("燃气老化管道改造多少公里")) == 0
    assert best_sentence(headed, {}, query("燃气老化管道改造由谁牵头")) == 1
    assert opening_sentence(headed) == 0


def test_who_is_charged_tells_nothing_of_what_is_done() -> None:
    printed = ["健全融资担保体系。", "(牵头单位:县工业和信息化局、人民银行陵川支行)"]
    found = sentences([0.6, 0.7], printed)
    assert best_sentence(found, {}, query("企业借不到钱县里怎么办")) == 0
    assert best_sentence(found, {}, query("企业融资由谁牵头")) == 1
    assert best_sentence(found, {}, query("企业融资配合单位有哪些")) == 1


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


def test_halves_of_one_sentence() -> None:
    assert are_halves("到2027年,利用率达到82%以上;", "到2035年,达到90%以上。")
    assert not are_halves("到2027年,利用率达到82%以上。", "到2035年,达到90%以上。")
    assert not are_halves("到2027年,利用率达到82%以上;", "到2035年,覆盖率达到90%以上。")
