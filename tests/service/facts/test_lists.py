import pytest

from indexer.words import Segmenter
from service.facts.lists import asks_list, list_in
from service.unwrapped import unwrapped

WOODS = (
    "我省创建了右玉县、沁源县、沁水县、蒲县、安泽县5个国家示范县"
    "以及右玉县、沁源县、沁水县、蒲县4个“两山”实践创新基地。"
)
RIVERS = "强化汾河、潇河、漳河(清漳河和浊漳河北源)、惠济河“八河流”综合治理。"


@pytest.mark.parametrize(
    ("asked", "sentence", "told"),
    [
        ("哪几座灌区要改造", "实施华山、大东河、唐河和固城4座中型灌区现代化改造;", "华山、大东河、唐河和固城"),
        ("优先保哪几条河", "重点保障汾河、涑水河、桑干河、滹沱河等河流生态流量。", "汾河、涑水河、桑干河、滹沱河"),
        ("在哪些行业建监控", "建设非煤矿山、危险化学品、特种设备等行业监测系统,", "非煤矿山、危险化学品、特种设备"),
        ("四大山脉是哪四座", "加强乌蒙山、苗岭、武陵山、大娄山四大山脉及乌江、赤水河等八大水系的保护。", "乌蒙山、苗岭、武陵山、大娄山"),
        ("八大水系有哪些河", "加强乌蒙山、苗岭、武陵山、大娄山四大山脉及乌江、赤水河等八大水系的保护。", "乌江、赤水河"),
        ("种质库放在哪几个区", "在花溪区、乌当区、红花岗区等地建立农作物、中药材、辣椒等资源库。", "花溪区、乌当区、红花岗区"),
        ("八河流是哪些河", RIVERS, "汾河、潇河、漳河(清漳河和浊漳河北源)、惠济河"),
        ("四大旗舰物种是哪四种", "金钱豹、原麝、褐马鸡、黑鹳为“四大旗舰物种”,得到了有效保护。", "金钱豹、原麝、褐马鸡、黑鹳"),
        ("“两山”基地是哪四个县", WOODS, "右玉县、沁源县、沁水县、蒲县"),
        ("国家示范县是哪5个县", WOODS, "右玉县、沁源县、沁水县、蒲县、安泽县"),
        ("重点支持哪两个镇", "重点支持昔阳大寨镇、左权麻田镇争创国家级“两山”实践创新基地。", "昔阳大寨镇、左权麻田镇"),
        ("跟哪几个市协商", "与太原市、吕梁市、临汾市建立上下游协商机制。", "太原市、吕梁市、临汾市"),
        ("五步法是哪五步", "完善排查、交办、核查、约谈、专项督察“五步法”工作机制。", "排查、交办、核查、约谈、专项督察"),
        ("制定哪些标准", "开展《白酒行业水污染物排放标准》《挥发性有机物排放标准》等制定。", "《白酒行业水污染物排放标准》《挥发性有机物排放标准》"),
        ("治理哪两家老厂", "开展磷肥厂和灵源铁厂污染场地治理与修复;", "磷肥厂和灵源铁厂"),
        ("哪些县(市、区)", "各县(市、区)要加强监管。", None),
        ("哪几条河", "大力推进国土绿化。", None),
    ],
)  # fmt: skip
def test_the_things_that_are_asked_for(
    asked: str, sentence: str, told: str | None, segmenter: Segmenter
) -> None:
    text = unwrapped(sentence).text
    span = list_in(text, asked, segmenter.placed)
    assert (span and text[span.start : span.end]) == (told and unwrapped(told).text)


@pytest.mark.parametrize(
    "asked",
    ["哪几条河", "哪俩市", "五水分别是什么", "东山五县都是哪五个", "四座灌区叫什么", "八河流指哪些"],
)
def test_which_things_are_asked(asked: str) -> None:
    assert asks_list(asked)


@pytest.mark.parametrize("asked", ["有哪些措施", "哪几个方面的要求", "哪几年", "哪一年", "怎么保护河流"])
def test_what_no_list_of_things_answers(asked: str) -> None:
    assert not asks_list(asked)
