from indexer.node import Node
from indexer.numbering import Kind
from indexer.outline import lead, outline
from indexer.readers.rawtext import RawText


def tree(text: str) -> Node:
    return outline(RawText(text)).root


def shape(node: Node) -> list[object]:
    return [(child.kind, child.numbers[0], shape(child)) for child in node.children]


def test_numbering_that_goes_on_over_chapters() -> None:
    root = tree("标题\n一、甲\n(一)子。正文。\n(二)丑。正文。\n二、乙\n(三)寅。正文。")
    items = Kind.NUMERAL_IN_BRACKETS
    assert shape(root) == [
        (Kind.NUMERAL, 1, [(items, 1, []), (items, 2, [])]),
        (Kind.NUMERAL, 2, [(items, 3, [])]),
    ]


def test_the_name_of_a_chapter_may_hold_a_colon() -> None:
    root = tree("规划\n第一章 格局构建:筑牢屏障\n正文一。\n第二章 空间管控:分级分类\n正文二。")
    assert [[p.text for p in chapter.paragraphs] for chapter in root.children] == [
        ["正文一。"],
        ["正文二。"],
    ]


def test_an_annex_starts_again_beside_the_main_text() -> None:
    root = tree("标题\n一、甲\n(一)子。正文。\n附件\n重点任务分工\n一、丙\n(一)卯。正文。")
    assert [child.kind for child in root.children] == [Kind.NUMERAL, Kind.ANNEX]
    annex = root.children[1]
    assert annex.heading is not None
    assert shape(annex) == [(Kind.NUMERAL, 1, [(Kind.NUMERAL_IN_BRACKETS, 1, [])])]


def test_a_box_ends_where_the_numbering_around_it_goes_on() -> None:
    root = tree("标题\n一、甲\n(一)子。正文。\n专栏1 工程\n1.一项。正文。\n(二)丑。正文。")
    chapter = root.children[0]
    assert [(child.kind, child.numbers[0]) for child in chapter.children] == [
        (Kind.NUMERAL_IN_BRACKETS, 1),
        (Kind.BOX, 1),
        (Kind.NUMERAL_IN_BRACKETS, 2),
    ]


def test_a_long_sentence_is_no_heading() -> None:
    sentence = "请于6月5日前将报名表、出国培训承诺书及赴美签证申请表传真至体育总局干部培训中心。"
    [_, last] = tree(f"标题\n一、人选。\n由单位推荐。\n二、{sentence}\n训练处").children
    assert last.heading is None
    assert [paragraph.text for paragraph in last.paragraphs] == ["训练处"]
    assert last.opening is not None


def test_a_text_behind_a_box_that_is_a_table_stands_outside() -> None:
    table = "序号\t指标\t目标\n1\t死亡人数\t下降15%\n2\t受灾人次\t不升\n"
    text = "应急管理体制机制更加完善,工作效率全面提升。"
    [part] = tree(f"标题\n一、目标\n专栏1 主要指标\n{table}{text}").children
    [box] = [node for node in part.children if node.kind is Kind.BOX]
    assert [paragraph.text for paragraph in box.paragraphs][-1].startswith("2\t")
    assert text in [paragraph.text for paragraph in part.paragraphs]


def test_items_stay_inside_an_article() -> None:
    root = tree(
        "条例\n第一章 总则\n第一条 为了保护环境,制定本条例:\n(一)甲;\n(二)乙。\n第二条 适用本条例。"
    )
    chapter = root.children[0]
    assert [(child.kind, len(child.children)) for child in chapter.children] == [
        (Kind.ARTICLE, 0),
        (Kind.ARTICLE, 0),
    ]
    assert len(chapter.children[0].paragraphs) == 2


def test_title_lines_stand_before_the_body() -> None:
    found = outline(
        RawText("新闻导语一句。\n原文如下:\n某省人民政府\n关于某事的意见\n为了某事。\n一、甲\n正文。")
    )
    assert [line.text for line in found.title] == ["某省人民政府", "关于某事的意见"]
    assert [p.text for p in found.root.paragraphs] == ["为了某事。"]


def test_chapters_that_lost_their_number_are_chapters() -> None:
    root = tree("条例\n第一章 总则\n第一条 甲。\n监督管理\n第二条 乙。\n第三章 附则\n第三条 丙。")
    assert [child.kind for child in root.children] == [Kind.CHAPTER] * 3
    assert [child.numbers for child in root.children] == [(1,), (), (3,)]


def test_sections_that_lost_their_number_stand_inside_their_chapter() -> None:
    root = tree("条例\n第一章 总则\n第一条 甲。\n一般规定\n第二条 乙。\n第二章 附则\n第三条 丙。")
    assert [child.kind for child in root.children] == [Kind.CHAPTER, Kind.CHAPTER]
    assert [child.kind for child in root.children[0].children] == [Kind.ARTICLE, Kind.SECTION]


def test_a_further_text_behind_its_title_and_preamble_counts_anew() -> None:
    root = tree(
        "第一个规定\n为了甲,制定以下规定:\n一、甲\n(一)正文。\n二、乙\n(二)正文。\n"
        "支持发展的规定\n为了乙,制定以下规定:\n一、丙\n(一)正文。\n二、丁\n(二)正文。"
    )
    assert [child.numbers for child in root.children] == [(1,), (2,), ()]
    further = root.children[2]
    assert [child.numbers for child in further.children] == [(1,), (2,)]
    assert [p.text for p in further.paragraphs] == ["为了乙,制定以下规定:"]


def test_a_notice_with_a_text_of_its_own_stands_in_front() -> None:
    own = "各地要抓好落实,按照职责分工制定具体办法,明确时间表、路线图、责任人,把任务分解到岗位、量化到个人,每季度报告一次进展的情况。"
    root = tree(
        f"关于印发规划的通知\n现将规划印发给你们。\n{own}\n某省人民政府\n2023年5月6日\n某规划\n为了甲。\n一、甲\n正文。"
    )
    assert [child.kind for child in root.children] == [Kind.FOREWORD, Kind.NUMERAL]
    assert [p.text for p in root.children[0].paragraphs] == ["现将规划印发给你们。", own]
    assert [p.text for p in root.paragraphs] == ["为了甲。"]


def test_a_document_may_nest_against_the_standard() -> None:
    root = tree(
        "方案\n1、目标\n(一)近期\n完成一半。\n(二)远期\n全部完成。\n2、任务\n(一)治水\n治水。\n3、保障\n加强。"
    )
    assert [len(child.children) for child in root.children] == [2, 1, 0]


def test_the_heading_of_an_article_stands_in_brackets() -> None:
    [article] = tree("草案\n第一条 (立法目的)为了节水。").children
    assert article.heading == (8, 12)


def test_the_distribution_list_is_not_part_of_the_body() -> None:
    root = tree("标题\n一、甲\n正文一句。\n抄送:省委各部门。\n省政府办公厅")
    assert [p.text for p in root.children[0].paragraphs] == ["正文一句。"]


def test_lead() -> None:
    assert lead("创造宁静生活环境。强化声环境功能区管理。") == "创造宁静生活环境"
    assert lead("统筹“油、路、车”治理。全面供应。") == "统筹“油、路、车”治理"
    assert lead("全面决胜碧水保卫战.牢记嘱托.") == "全面决胜碧水保卫战"
    assert lead("主要目标是:到2027年,基本建成。") == "主要目标是"
    assert lead("加强PM2.5和O3协同控制。治理。") == "加强PM2.5和O3协同控制"
    assert lead("到2025年,生态环境持续改善。新成效。") == ""
    assert lead("第一,要管好水源。水源地规范化建设。") == "第一,要管好水源"
    assert lead("只有一句。") == ""


def test_formal_numerals_enclose_the_others() -> None:
    root = tree("須知\n壹、說明:\n得申請證明。\n貳、應備書件:\n一、申請書。\n二、謄本。")
    assert shape(root) == [
        (Kind.FORMAL, 1, []),
        (Kind.FORMAL, 2, [(Kind.NUMERAL, 1, []), (Kind.NUMERAL, 2, [])]),
    ]


def test_a_heading_may_end_with_a_colon() -> None:
    root = tree("方案\n一、收案條件:\n(一)甲。\n二、严禁下列活动:\n(一)放飞无人机;\n(二)放烟。")
    assert [(place.heading is not None, len(place.children)) for place in root.children] == [
        (True, 1),
        (False, 2),
    ]


def test_a_word_that_is_a_formal_numeral_too_opens_nothing() -> None:
    root = tree(
        "规划\n第一章 现状\n第一节 交通\n陆、海、空立体交通网络基本形成。\n第二节 经济\n经济增长。"
    )
    assert shape(root) == [(Kind.CHAPTER, 1, [(Kind.SECTION, 1, []), (Kind.SECTION, 2, [])])]
