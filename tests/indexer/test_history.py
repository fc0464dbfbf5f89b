import datetime

import pytest

from indexer.history import dates


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_adoption_and_amendments_are_told_apart() -> None:
    history = [
        "1988年11月8日 第七届全国人民代表大会常务委员会第四次会议通过",
        "2004年8月28日 第十届会议《关于修改〈某法〉的决定》第一次修正",
        "2016年7月2日 第十二届会议修订",
    ]
    told = dates(history, ["第一条 甲。", "第二条 本法自2017年1月1日起施行。"])
    assert told.adopted == day("1988-11-08")
    assert told.amended == (day("2004-08-28"), day("2016-07-02"))
    assert told.effective == day("2017-01-01")
    assert told.expires is None


def test_one_paragraph_may_tell_the_whole_history() -> None:
    line = "(2007年9月27日某市会议通过 2007年12月3日某省会议批准 根据2010年9月29日批准的《某决定》修正)"
    told = dates([line], [])
    assert told.adopted == day("2007-09-27")
    assert told.amended == (day("2010-09-29"),)


@pytest.mark.parametrize(
    ("history", "body", "effective"),
    [
        ([], ["本条例自公布之日起施行。"], None),
        (["1985年7月6日 林业部公布"], ["第十七条 本办法自公布之日起施行。"], "1985-07-06"),
        (["2015年1月1日某市政府公布"], ["本办法自印发之日起施行,有效期5年。"], None),
        (
            [],
            ["自2020年1月1日起", "本办法自2022年3月1日起施行。", "附件:本流程自印发之日起执行。"],
            "2022-03-01",
        ),
        (["2012年10月22日 会议通过", "2012年11月22日 施行"], [], "2012-11-22"),
        ([], ["二、本通知由某局解释,自二〇二二年三月一日起施行。"], "2022-03-01"),
        ([], ["自2020年1月1日起施行的标准应当执行。"], None),
        ([], ["第九条 本办法自2023年2月30日起施行。"], None),
        ([], ["第九条 本办法自二0二0年十月1日起施行。"], "2020-10-01"),
    ],
)
def test_the_day_of_effect(history: list[str], body: list[str], effective: str | None) -> None:
    assert dates(history, body).effective == (day(effective) if effective else None)


@pytest.mark.parametrize(
    ("text", "expires"),
    [
        ("本办法自2022年3月1日起施行,有效期5年。", "2027-02-28"),
        ("本办法自2024年2月29日起施行,有效期三年。", "2027-02-28"),
        ("本办法自2022年3月1日起施行,有效期至2025年12月31日。", "2025-12-31"),
        ("本方案自印发之日起施行,有效期至2026年12月31日。", "2026-12-31"),
        ("本办法自2022年3月1日起施行。", None),
        ("本办法自9999年3月1日起施行,有效期99年。", None),
    ],
)
def test_the_last_day_of_effect(text: str, expires: str | None) -> None:
    assert dates([], [text]).expires == (day(expires) if expires else None)
