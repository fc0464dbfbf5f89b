import pytest

from indexer.folding import Span
from service.facts.bodies import are_bodies, asks_body, body_in

LABELLED = "(牵头单位:省住房城乡建设厅;责任单位:省发展改革委、省财政厅)"
FENCED = (
    "对暂不开发利用的污染地块,所在地县级人民政府自然资源主管部门应当会同生态环境等主管部门"
    "划定管控区域,并由污染地块土壤污染责任人负责实施。"
)


def body(asked: str, sentence: str) -> str | None:
    span = body_in(sentence, asked)
    return span and sentence[span.start : span.end]


@pytest.mark.parametrize(
    ("asked", "sentence", "told"),
    [
        ("旧城更新哪个厅牵头", LABELLED, "省住房城乡建设厅"),
        ("旧城更新归哪个厅牵头", LABELLED, "省住房城乡建设厅"),
        ("旧城更新谁挂帅", LABELLED, "省住房城乡建设厅"),
        ("旧城更新的责任单位有哪些", LABELLED, "省发展改革委、省财政厅"),
        ("工地扬尘归谁管", "工地扬尘由市住房城乡建设局负责。", "市住房城乡建设局"),
        ("谁来统筹美丽贵州", "省领导小组办公室负责统筹谋划各项工作。", "省领导小组办公室"),
        ("散煤归哪个部门管", "(六)城市管理部门负责流动摊贩的监督管理;", "城市管理部门"),
        ("渔船漏油谁管", "第七十四条 县级以上渔业主管部门负责调查。", "县级以上渔业主管部门"),
        ("规划的实施主体是谁", "县委、县政府为规划的实施主体,各乡镇抓好落实。", "县委、县政府"),
        ("考核由谁组织", "省委员会按照指标体系,组织开展成效考核。", "省委员会"),
        ("规划向谁报告", "依法向市人大常委会报告规划实施情况。", "市人大常委会"),
        ("总结交给谁", "各市推进情况,书面送省生态环境厅,由其汇总后报告。", "省生态环境厅"),
        ("拉起了个什么班子", "成立创建工作领导小组,协调推进规划实施。", "创建工作领导小组"),
        ("照的是哪家单位的安排", "落实省能源局关于淘汰小火电机组的部署任务。", "省能源局"),
        ("污染地块谁来划定管控区域", FENCED, "所在地县级人民政府自然资源主管部门"),
        ("归谁管", "第七条 市、县生态环境主管部门具体负责本条例的实施。", "市、县生态环境主管部门"),
        (
            "谁主管",
            "县级以上地方人民政府主管部门负责本行政区域内的工作。",
            "县级以上地方人民政府主管部门",
        ),
        ("谁来种树", "大力推进国土绿化。", None),
    ],
)
def test_who_a_sentence_says_does_or_gets_it(asked: str, sentence: str, told: str | None) -> None:
    assert body(asked, sentence) == told


@pytest.mark.parametrize("asked", ["归哪个部门管", "谁负责", "报告交到哪", "哪几家牵头", "什么班子"])
def test_who_is_asked(asked: str) -> None:
    assert asks_body(asked)


@pytest.mark.parametrize("asked", ["谁可以申请", "哪几条河", "森林覆盖率", "怎么治理"])
def test_who_is_not_asked(asked: str) -> None:
    assert not asks_body(asked)


def test_a_list_of_bodies_says_so_behind_it() -> None:
    text = "建立住建、交通等部门联合执法机制,保护汾河、潇河等河流。"
    assert are_bodies(text, Span(2, 7))
    assert not are_bodies(text, Span(19, 24))
