import pytest

from indexer.front import Front, front
from indexer.labels import settled
from indexer.lines import printed
from indexer.readers.rawtext import RawText


def front_of(text: str, title: str | None = None) -> Front:
    return front(settled(printed(RawText(text)).paragraphs), title)


def read(text: str, title: str | None = None) -> tuple[list[tuple[str, str]], str]:
    """Each line in front with its kind, and the title."""
    found = front_of(text, title)
    kinds = [(part.kind.value, text[part.span.start : part.span.end]) for part in found.parts]
    return kinds, " ".join(line.text for line in found.title)


def test_a_red_headed_document() -> None:
    kinds, title = read(
        "某市人民政府文件\n某政发〔2023〕12号\n某市人民政府\n关于印发《某市节水办法》的通知\n各县人民政府,市直各单位:\n"
        "现将《某市节水办法》印发给你们,请遵照执行。\n某市人民政府\n2023年5月6日\n(此件公开发布)\n某市节水办法\n第一章 总则\n第一条 节水。"
    )
    assert title == "某市节水办法"
    assert [kind for kind, _ in kinds] == [
        "issuer", "number", "title", "title", "addressee", "notice", "issuer", "date", "note", "title",
    ]  # fmt: skip


def test_a_news_item_stands_before_the_text_that_it_brings() -> None:
    kinds, title = read(
        "7月20日,某局公布规划,文件指出,到2025年翻番。\n原文如下:\n某市规划\n为了发展,制定本规划。\n一、甲\n正文。"
    )
    assert [kind for kind, _ in kinds] == ["lead_in", "lead_in", "title"]
    assert title == "某市规划"


def test_the_history_of_a_statute() -> None:
    text = "某省条例\n(2016年8月18日某省会议通过 2018年1月2日某省会议修正)\n2019年3月1日 某省会议第二次修\n正\n第一条 甲。"
    kinds, title = read(text)
    assert kinds[1][0] == "history"
    assert title == "某省条例"


def test_a_preamble_is_text() -> None:
    text = "某法院\n关于某案件的解释\n为依法审理案件,根据某法,现解释如下:\n第一条 甲。"
    assert [kind for kind, _ in read(text)[0]] == ["title", "title"]


def test_the_title_that_the_format_marks() -> None:
    assert read("栏目\n某省条例\n要闻\n第一条 甲。", "某省条例")[1] == "某省条例"


def test_a_title_above_its_day_signs_nothing() -> None:
    kinds, title = read(
        "某县人民政府\n关于节水的意见\n(2023年2月8日)\n为了节水,提出意见。\n一、甲\n正文。"
    )
    assert [kind for kind, _ in kinds] == ["title", "title", "date"]
    assert title == "某县人民政府 关于节水的意见"


@pytest.mark.parametrize("title", ["关于促进低空经济的若干政策", "某市民营经济三年行动"])
def test_only_a_body_signs_above_a_day(title: str) -> None:
    assert read(f"{title}\n2023年5月6日\n一、甲\n正文。")[1] == title


def test_the_heading_of_the_first_text_is_no_title() -> None:
    assert read("关于节水的意见\n总体要求\n坚持节水。")[1] == "关于节水的意见"


def test_a_notice_with_annexes_is_a_text_of_its_own() -> None:
    text = "关于节水的通知\n各县人民政府:\n现就节水通知,要求抓好落实。\n特此通知。\n某市人民政府\n2023年5月6日\n附件\n分工\n一、甲"
    assert [kind for kind, _ in read(text)[0]] == ["title", "addressee"]


def test_a_field_in_a_notice_ends_no_front() -> None:
    text = "会议通知\n定于近期召开会议,请准时参加。\n时间:2025年3月1日\n一、议题\n节水。"
    assert [kind for kind, _ in read(text)[0]] == ["title"]


NOTICE = (
    "某办公厅转发某局\n关于防灾的报告的通知\n各县人民政府:\n某局《关于防灾的报告》已经同意,现转发给你们,请认真贯彻执行。\n"
    "{}\n某办公厅\n2023年5月6日\n关于防灾的报告\n为了防灾,报告如下:\n一、现状\n正文。"
)


def test_a_notice_that_says_something_of_its_own_is_no_part_in_front() -> None:
    own = "各地要尽早组织开展防灾宣传教育活动,注意方式方法,坚持积极、慎重、适度、科学的原则,防止产生负面影响,保持社会稳定,并于年底前报告开展的情况。"
    found = front_of(NOTICE.format(own))
    assert found.notice is not None
    assert [line.text for line in found.notice.title] == ["某办公厅转发某局", "关于防灾的报告的通知"]
    assert [line.text for line in found.notice.text][1:] == [own]
    assert "notice" not in [part.kind.value for part in found.parts]


def test_a_notice_that_only_sends_the_document_is_one() -> None:
    found = front_of(NOTICE.format("请结合实际抓好落实。"))
    assert found.notice is None
    assert [part.kind.value for part in found.parts].count("notice") == 2


@pytest.mark.parametrize(
    "own",
    [
        "有关单位和各界人士可在2024年5月1日前,通过信函方式将意见寄至某市某路1号某局,邮政编码100000,并注明“征求意见”字样,也可以通过网站提出,逾期视为无意见。",
        "《某条例》已于2023年5月6日由某市人民代表大会常务委员会第六次会议审议通过,并经某省人民代表大会常务委员会批准,现予公告,自2024年1月1日起施行。",
    ],
)
def test_how_to_send_an_opinion_and_what_is_made_known_are_no_content(own: str) -> None:
    assert front_of(NOTICE.format(own)).notice is None


def test_an_instruction_may_speak_of_what_is_made_public() -> None:
    own = "各单位要于每季度末向市政府报送工作进展,并在门户网站公布,市政府办公厅组织抽查,对落实不力的单位予以通报批评,抽查结果纳入年度绩效考核。"
    assert front_of(NOTICE.format(own)).notice is not None


def test_what_stands_above_the_number_of_a_document_is_no_text() -> None:
    kinds, title = read(
        "打开微信,点击“发现”,\n使用“扫一扫”即可分享。\n某局关于节水的意见\n某发〔2026〕195号\n各单位:\n一、目标\n节水。",
    )
    assert [kind for kind, _ in kinds][-3:] == ["title", "number", "addressee"]
    assert title == "某局关于节水的意见"


def test_a_title_that_was_cut_off_stands_in_front() -> None:
    _, title = read(
        "某县关于2019年贯彻落实重点工作的 ...\n某县人民政府\n关于节水的\n通 知\n各乡镇:\n一、重点\n节水。"
    )
    assert title == "某县人民政府 关于节水的 通 知"


def test_when_and_by_whom_a_report_was_given_is_not_its_title() -> None:
    _, title = read(
        "政府工作报告\n——2026年1月27日在某省第十四届人民代表大会第四次会议上\n省长 李某\n各位代表:\n一、回顾\n甲。"
    )
    assert title == "政府工作报告"


def test_numbers_of_other_documents_do_not_end_the_front() -> None:
    text = "关于废止部分文件的决定\n各市:\n为了维护法制统一,决定废止下列文件,请认真执行,做好衔接工作。\n关于甲的通知\n某政发〔2010〕1号\n关于乙的通知\n某政发〔2010〕2号\n一、其他\n甲。"
    assert [kind for kind, _ in read(text)[0]] == ["title", "addressee"]


def test_a_decree_signed_in_one_line_stands_in_front() -> None:
    decree = "现公布《某税法实施条例》,自2018年1月1日起施行。总理 某某 2017年12月25日"
    kinds, title = read(f"国务院令第693号\n{decree}\n某税法实施条例\n第一章 总则\n第一条 甲。")
    assert title == "某税法实施条例"
    assert ("notice", decree) in kinds


def test_no_title_has_a_sentence_in_it() -> None:
    _, title = read("关于节水的通知\n现就节水通知如下。请各地各部门认真落实\n一、甲\n正文。")
    assert title == "关于节水的通知"


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项公告如下。标准执行到2021年4月5日",
        "欢迎反馈意见。联系人张三,反馈截止时间2021年4月5日",
    ],
)
def test_a_text_that_ends_with_a_day_is_no_notice(text: str) -> None:
    kinds, _ = read(f"某局公告\n为规范管理,本局决定加强监管。\n{text}\n一、甲\n正文。")
    assert ("notice", text) not in kinds


@pytest.mark.parametrize(
    "above",
    [
        "(2023年6月8日)\n赵明远",
        "(2023年6月8日)\n市委副书记、市长 赵明远",
        "赵明远\n(2023年6月8日)",
        "(2023年6月8日)",
    ],
)
def test_who_held_a_speech_is_no_title_of_it(above: str) -> None:
    _, title = read(
        f"在全市河湖长制工作推进会上的讲话\n{above}\n同志们:\n今天开会,推进治水。\n一、认清形势。\n成绩很大。"
    )
    assert title == "在全市河湖长制工作推进会上的讲话"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("青石市推进文旅融合\n若干政策", "青石市推进文旅融合 若干政策"),
        ("青石市文明养犬\n倡议书", "青石市文明养犬 倡议书"),
        ("权责清单\n(2023年6月8日)", "权责清单"),
    ],
)
def test_a_short_last_line_of_a_title_is_no_speaker(lines: str, told: str) -> None:
    _, title = read(f"{lines}\n为推动发展,制定本文件。\n一、甲。做甲。")
    assert title == told


def test_what_an_account_on_a_phone_puts_above_a_text_is_no_title() -> None:
    _, title = read(
        "点击上方蓝字关注“青石发布”\n青石发布 2024-07-12 18:30 发表于青石\n↑↑↑ 关注我们,获取更多权威资讯\n"
        "青石市推进文旅融合若干措施\n为推动文旅融合,制定若干措施。\n1.培育主体。给予奖励。"
    )
    assert title == "青石市推进文旅融合若干措施"
