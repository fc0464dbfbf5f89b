from hypothesis import given
from hypothesis import strategies as st

from indexer.build import Parsed
from indexer.facts.duties import duties
from indexer.folding import fold_text
from indexer.parsing import ParsedDocument
from tests.conftest import parse_text

PIECES = st.sampled_from(
    ["一、任务\n", "(一)完善制度。", "(牵头单位:", "責任單位:", "省發展改革委", "、", "和", "市財政局", "(州)", ")", ";", "。\n",
     "应当", "由", "负责", "向", "报告", "各市县", "|任务|牵头单位|\n", "|", "\t", ",", " "]
)  # fmt: skip


def told(text: str) -> list[tuple[str, str, str]]:
    return [(duty.unit, duty.role.value, duty.task) for duty in duties(parse_text(text))]


def test_the_duties_of_an_annex(parsed: Parsed) -> None:
    guizhou = next(one for one in parsed.documents if one.document.document_id == "guizhou-meili")
    first = next(duty for duty in duties(guizhou) if duty.clause_id == "guizhou-meili/annex/1/1")
    assert (first.unit, first.unit_normal, first.role) == ("省自然資源廳", "省自然资源厅", "lead")
    assert first.task == "落實國土空間規劃。"
    assert first.path[-1].heading == "落實國土空間規劃"


def test_bodies_in_a_line_of_their_own_are_charged_with_what_stands_above() -> None:
    text = (
        "一、措施\n1.建设统一系统。完善功能。\n牵头单位:省政府办公厅\n参与单位:省财政厅\n完成时限:6月\n"
    )
    assert told(text) == [
        ("省政府办公厅", "lead", "建设统一系统。"),
        ("省财政厅", "responsible", "建设统一系统。"),
    ]


def test_each_bracket_charges_with_what_stands_in_front_of_it() -> None:
    text = "一、任务\n完善制度。(省教育厅牵头)加强监管,严格执法。(省公安厅负责)\n"
    assert told(text) == [
        ("省教育厅", "lead", "完善制度。"),
        ("省公安厅", "responsible", "加强监管,严格执法。"),
    ]


def test_a_body_that_heads_its_item_is_charged_with_what_follows() -> None:
    assert told("一、职责\n(一)区房管局。负责定期召开会议,落实措施。\n") == [
        ("区房管局", "responsible", "负责定期召开会议,落实措施。")
    ]


def test_a_list_that_nothing_stands_in_front_of_is_about_its_heading() -> None:
    assert told("一、建设信息系统\n(责任单位:省财政厅)\n") == [
        ("省财政厅", "responsible", "建设信息系统")
    ]


def test_a_table_that_divides_the_work() -> None:
    text = (
        "一、分工\n|任务|牵头单位|配合单位|\n|---|---|---|\n|推进共享|省人社厅|省教育厅|\n后面的话。\n"
    )
    assert told(text) == [
        ("省人社厅", "lead", "推进共享"),
        ("省教育厅", "responsible", "推进共享"),
    ]


def test_a_sentence_that_charges_is_the_task() -> None:
    assert told("第一条 县级人民政府应当加强领导。\n") == [
        ("县级人民政府", "responsible", "县级人民政府应当加强领导。")
    ]


def check(parsed: ParsedDocument) -> None:
    clauses = {clause.clause_id: clause.source for clause in parsed.clauses}
    for duty in duties(parsed):
        inside = clauses[duty.clause_id]
        assert inside.start <= duty.source.start < duty.source.end <= inside.end
        printed = parsed.text[duty.source.start : duty.source.end]
        assert fold_text("".join(printed.split())) == "".join(duty.unit_normal.split())
        assert duty.unit.strip()


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_duty_stands_where_it_says(text: str) -> None:
    check(parse_text(text))


def test_all_duties_of_the_documents_stand_where_they_say(parsed: Parsed) -> None:
    for document in parsed.documents:
        check(document)
