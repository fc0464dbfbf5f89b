import re

import pytest

from service.questions import printed


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (printed.SHARE, "比重达到18%以上", "18%以上"),
        (printed.SHARE, "按日加收3‰的滞纳金", "3‰"),
        (printed.SHARE, "减按百分之五十征收", "百分之五十"),
        (printed.QUANTITY, "(2019)473号通知说有1.5万亩", "1.5万亩"),
        (printed.MONEY, "处五百元以上一千元以下罚款", "五百元以上一千元以下"),
        (printed.DURATION, "应当在三十日内办结", "三十日内"),
        (printed.WHEN, "于每年1月上旬报送", "每年1月上旬"),
        (printed.WHEN, "2022年12月底前完成", "2022年12月底前"),
        (printed.WHEN, "于7月底前报省厅", "7月底前"),
        (printed.YEARS, "规划期2021-2030年", "2021-2030年"),
        (printed.DAYS, "每年十月一日至次年四月三十日为防火期", "每年十月一日至次年四月三十日"),
        (printed.HOURS, "二十二时至次日六时之间", "二十二时至次日六时"),
        (printed.FREQUENCY, "按季度开展监测", "按季度"),
        (printed.FREQUENCY, "按日计罚,每五年调整", "每五年"),
        (printed.CLASS, "稳定达II类", "II类"),
        (printed.CLASS, "I至IV类水比例", "I至IV类"),
        (printed.CLASS, "必须达到国四排放标准", "国四"),
    ],
)
def test_what_is_printed_is_found_whole(pattern: re.Pattern[str], text: str, found: str) -> None:
    match = pattern.search(text)
    assert match is not None
    assert match.group() == found


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (printed.SHARE, "分子/分母×100%"),
        (printed.QUANTITY, "2035年"),
        (printed.CLASS, "国家标准分为三类"),
        (printed.CLASS, "推动中国三江源保护"),
        (printed.CLOCK, "及时报告,同时抄送"),
    ],
)
def test_what_only_looks_like_it_is_not(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text) is None
