import pytest

from service.questions.whereabouts import asks_where


@pytest.mark.parametrize(
    "text",
    [
        "“五步法”写在哪个文件哪一段", "哪一条讲生物安全", "这个提法出自哪份文件", "第几项提到工业银",
        "强省会行动写在哪一节", "省党代会的要求,纲要哪里提到", "洪山泉域在规划的什么地方提出来的", "收集点在哪条",
    ],
)  # fmt: skip
def test_a_question_for_the_place_of_some_words(text: str) -> None:
    assert asks_where(text)


@pytest.mark.parametrize(
    "text",
    [
        "污泥往哪运", "哪个部门管餐饮油烟", "哪一年碳达峰", "污水处理厂建在哪个县", "重点治理哪几条河",
        "谁家的烟囱要改", "病根在哪儿", "垃圾分几类", "哪些企业要搬走", "在哪条街倒垃圾", "是哪条河污染最重",
        "哪些项目有补贴", "是哪项指标", "哪些条件有规定", "规定哪里能养猪", "规划哪里要建湿地公园", "意见往哪里提",
        "第几节课", "出自谁手", "说哪里污染最重", "是哪几条红线",
    ],
)  # fmt: skip
def test_a_question_for_something_else(text: str) -> None:
    assert not asks_where(text)
