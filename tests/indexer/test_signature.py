import datetime

import pytest

from indexer.outline import outline
from indexer.readers.markdown import read_markdown
from indexer.readers.rawtext import RawText
from indexer.signature import Signature, issuer_in, signature
from tests.conftest import CORPUS


def signed(text: str) -> Signature:
    raw = RawText(text)
    return signature(outline(raw).parts, raw)


def test_the_bodies_above_a_day_sign() -> None:
    text = "关于节水的意见\n一、甲\n坚持节水。\n二、乙\n落实。\n某市水务局\n某市财政局\n2023年5月6日\n"
    assert signed(text) == Signature(("某市水务局", "某市财政局"), datetime.date(2023, 5, 6))


def test_the_notice_that_sends_a_document_is_signed() -> None:
    text = (
        "某市人民政府文件\n关于印发《某市节水办法》的通知\n各县人民政府:\n现印发给你们。\n"
        "某市人民政府办公室\n二〇二三年五月六日\n某市节水办法\n第一条 节水。\n第二条 自公布之日起施行。\n"
    )
    assert signed(text) == Signature(("某市人民政府办公室",), datetime.date(2023, 5, 6))


def test_the_red_head_tells_it_where_nobody_signs() -> None:
    text = "某市人民政府文件\n某政发〔2023〕12号\n关于节水的通知\n各县人民政府:\n一、甲。\n二、乙。\n"
    assert signed(text) == Signature(("某市人民政府",), None)
    assert signed(f"{text}2023年5月6日\n").issuer == ("某市人民政府",)


def test_bodies_may_share_a_line_and_fill_it() -> None:
    opening = "关于节水的通知\n各单位:\n一、甲。\n二、乙。\n"
    assert signed(f"{opening}某市水务局 某市财政局\n2023年5月6日\n").issuer == (
        "某市水务局",
        "某市财政局",
    )
    assert signed(f"{opening}国 务 院\n2023年5月6日\n").issuer == ("国务院",)
    assert signed(f"{opening}某市水务局 2023年5月6日\n").issuer == ("某市水务局",)


def test_more_than_six_bodies_sign_together() -> None:
    names = [f"某某第{number}局" for number in "一二三四五六七八"]
    text = "关于节水的通知\n一、甲。\n二、乙。\n" + "\n".join(names) + "\n2023年5月6日\n"
    assert signed(text).issuer == tuple(names)


def test_signs_of_markdown_part_no_bodies() -> None:
    text = "# 关于节水的通知\n\n一、甲。\n\n二、乙。\n\n**某市水务局**\n\n**某市财政局**\n\n**2023年5月6日**\n"
    raw = read_markdown(text.encode())
    assert signature(outline(raw).parts, raw).issuer == ("某市水务局", "某市财政局")


def test_the_day_may_stand_alone() -> None:
    assert signed("关于节水的通知\n一、甲。\n二、乙。\n2023年5月6日\n") == Signature(
        (), datetime.date(2023, 5, 6)
    )


@pytest.mark.parametrize(
    "sends",
    [
        "现将《某市节水办法》印发给你们,自2023年1月1日起施行。",
        "已经2022年12月1日会议通过,现印发给你们。",
    ],
)
def test_a_day_inside_a_sentence_of_the_notice_signs_nothing(sends: str) -> None:
    text = f"关于印发办法的通知\n各县人民政府:\n{sends}\n2022年12月20日\n某市节水办法\n第一条 节水。\n"
    assert signed(text) == Signature((), datetime.date(2022, 12, 20))


def test_a_day_may_be_written_short_and_a_month_is_no_day() -> None:
    opening = "关于节水的通知\n一、甲。\n二、乙。\n某市水务局\n"
    assert signed(f"{opening}2023-05-06\n").date == datetime.date(2023, 5, 6)
    behind = "附件1\n安排\n1.会议定于\n2021年3月2日\n"
    assert signed(f"{opening}2023年5月\n{behind}") == Signature(("某市水务局",), None)


def test_a_day_that_the_calendar_does_not_have_is_none() -> None:
    assert signed("关于节水的通知\n一、甲。\n某市水务局\n2023年2月30日\n").date is None


def test_a_day_in_the_text_signs_nothing() -> None:
    assert signed("关于节水的通知\n一、自2023年5月6日起施行。\n二、乙。\n") == Signature()


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("国务院办公厅关于推进政务新媒体健康有序发展的意见", ("国务院办公厅",)),
        ("某市民政局  某市财政局关于印发标准的通知", ("某市民政局", "某市财政局")),
        ("最高人民法院、最高人民检察院关于办理案件的解释", ("最高人民法院", "最高人民检察院")),
        ("工业和信息化部等七部门关于推动未来产业的意见", ("工业和信息化部",)),
        ("中共中央 国务院关于全面推进美丽中国建设的意见", ("中共中央", "国务院")),
        ("中国人民银行 金融监管总局关于支持小微企业的通知", ("中国人民银行", "金融监管总局")),
        ("国务院办公厅转发国家发展改革委关于节水的通知", ("国务院办公厅",)),
        ("转发《财政部关于节水的通知》", ()),
        ("2024年太原市财政局关于补贴的公告", ("太原市财政局",)),
        ("關于推進美麗建設的意見", ()),
        ("某市节水办法", ()),
        ("水库关于放水的规定", ()),
    ],
)
def test_the_bodies_that_a_title_opens_with(title: str, issuer: tuple[str, ...]) -> None:
    assert issuer_in(title) == issuer


def test_the_outline_of_the_province_was_sent_by_its_government() -> None:
    text = (CORPUS / "documents" / "shanxi-shengtaisheng.txt").read_bytes().decode()
    assert signed(text) == Signature(("山西省人民政府",), datetime.date(2022, 1, 25))
