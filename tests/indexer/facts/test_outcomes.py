import pytest

from indexer.facts.outcomes import outcomes


def told(text: str) -> list[str]:
    return [text[slice(*one.name)] for one in outcomes(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("生态环境根本好转", "生态环境"),
        ("主要污染物排放总量持续减少", "主要污染物排放总量"),
        ("资源高效利用制度更加健全", "资源高效利用制度"),
        ("永久基本农田全部建成高标准农田", "永久基本农田"),
        ("生态功能不降低", "生态功能"),
        ("基本消除重污染天气", "重污染天气"),
        ("全面完成省下达的指标任务", "省下达的指标任务"),
        ("形成绿色生产生活方式", "绿色生产生活方式"),
        ("无劣Ⅴ类水体", "劣Ⅴ类水体"),
        ("力争美丽河湖基本建成", "美丽河湖"),
    ],
)
def test_what_is_to_become_of_what(text: str, name: str) -> None:
    assert told(text) == [name]


def test_how_high_aims_are_worded() -> None:
    assert told("城市核心功能持续跃升") == ["城市核心功能"]
    assert told("居民收入与经济增长基本同步") == ["居民收入与经济增长"]


def test_two_may_be_joined() -> None:
    assert told("能源资源配置更加合理、利用效率大幅提高") == ["能源资源配置", "利用效率"]


@pytest.mark.parametrize("text", ["无人机监测", "各有关部门", "二是"])
def test_what_says_no_outcome(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "is_stated"),
    [("生物安全管理水平显著提升", True), ("推动能耗双控制度转变", False), ("形成工作合力", False)],
)
def test_a_measure_states_nothing(text: str, is_stated: bool) -> None:
    [one] = outcomes(text, 0, len(text))
    assert one.is_stated is is_stated
