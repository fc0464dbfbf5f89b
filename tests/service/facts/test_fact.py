import pytest

from indexer.folding import fold_text
from indexer.index import Index
from indexer.words import Segmenter
from service.facts.fact import fact_in

FOREST = "到2035年,全省森林覆盖率提高到27.22%,水土保持率提高到72.43%。"
WRAPPED = "全省已知野生植物２７４３种、陆生脊椎野生动物５４１种,\n\n金钱豹、原麝、褐马鸡、黑鹳为“四大旗舰物种”."
JOINT = "建立生态环境、住建、交通等部门联合执法机制。"
START = 100


@pytest.mark.parametrize(
    ("asked", "sentence", "fact"),
    [
        ("2035年森林覆盖率要达到多少", FOREST, "27.22%"),
        ("四大旗舰物种是哪四种", WRAPPED, "金钱豹、原麝、褐马鸡、黑鹳"),
        ("已知的野生植物有多少种", WRAPPED, "２７４３种"),
        ("由哪个部门审查", "由国家安全局负责审查。", "国家安全局"),
        ("任务完成率多少", "任务合格率达到98%,任务完成率达到95%。", "95%"),
        ("要改造几家养殖场", "完成32个养殖场改造。", "32个"),
        ("购机补贴多少", "按购机价的30%补贴。", "30%"),
        ("按货值的多少罚", "处以实物价值百分之三十的罚款。", "百分之三十"),
        ("平台由哪几家单位组成", "建立由通航管理机构、公安机关等组成的平台。", "通航管理机构、公安机关"),
        ("哪几家部门一起查", JOINT, "生态环境、住建、交通"),
        ("举报电话是多少", "设投诉举报电话(12369),24小时有人接。", "12369"),
        ("联系电话", "联系人:张三,电话:0351-6371089。", "0351-6371089"),
        ("意见发哪个邮箱", "请发至sthj@shanxi.gov.cn,截止3月1日。", "sthj@shanxi.gov.cn"),
        ("牵头的是哪三家单位", "(牽頭單位:省發展改革委、省委金融辦、省財政廳;責任單位:省林業局)",
         "省發展改革委、省委金融辦、省財政廳"),
    ],
)  # fmt: skip
def test_the_fact_stands_where_it_says(
    asked: str, sentence: str, fact: str, segmenter: Segmenter
) -> None:
    found = fact_in(sentence, START, asked, segmenter.placed)
    assert found is not None
    assert found.text == fact
    assert sentence[found.span.start - START : found.span.end - START] == fact


@pytest.mark.parametrize(
    ("asked", "sentence", "fact"),
    [
        ("谁审批", "由发展改革部门负责审批。", "发展改革部门"),
        ("谁来罚", "由建设行政主管部门责令改正。", "建设行政主管部门"),
        ("谁负责清理", "由生产经营单位负责清理。", "生产经营单位"),
        ("谁责令停止", "由保护区管理机构责令停止。", "保护区管理机构"),
        ("谁负责清理", "建设单位、施工单位负责清理。", "建设单位、施工单位"),
        ("谁组织验收", "项目竣工后,由建设单位组织验收。", "建设单位"),
        ("特种用途林由谁批准公布", "特种用途林报本级人民政府批准公布。", "本级人民政府"),
        (
            "重点排污单位名录由谁确定",
            "名录由设区的市级以上地方人民政府生态环境主管部门按照规定,商有关部门确定。",
            "设区的市级以上地方人民政府生态环境主管部门",
        ),
        ("要谁同意", "应当征得业主委员会同意。", "业主委员会"),
        ("由谁评估", "委托有资质的第三方机构开展评估。", "有资质的第三方机构"),
        ("哪几个部门编制", "由市教育局、市公安局、市水务局联合编制。", "市教育局、市公安局、市水务局"),
        (
            "谁监督管理",
            "市、区(市)环境保护行政主管部门(以下简称环保部门)对污染防治实施监督管理。",
            "市、区(市)环境保护行政主管部门",
        ),
        ("谁牵头", "省发展改革委(省能源局)牵头。", "省发展改革委"),
        ("谁负责", "市领导小组办公室(设在市生态环境局)负责。", "市领导小组办公室"),
        (
            "哪些污染物要削减总量",
            "哪些污染物要削减总量:二氧化硫、氮氧化物、挥发性有机物等重点大气污染物排放总量。",
            "二氧化硫、氮氧化物、挥发性有机物",
        ),
        ("收费标准由谁制定", "收费标准由市价格主管部门制定。", "市价格主管部门"),
        ("哪个部门罚款", "由城管执法部门处五百元以上五千元以下罚款。", "城管执法部门"),
        ("谁公布数据", "省人民政府统计部门应当公布数据。", "省人民政府统计部门"),
        ("谁负责", "县人民政府指定的部门负责。", "县人民政府指定的部门"),
        (
            "北山规划由谁编制",
            "市城乡规划等主管部门应当编制北山规划,经市人民政府批准后公布实施。",
            "市城乡规划等主管部门",
        ),
        (
            "方案由谁制定",
            "市生态环境主管部门会同市财政、交通等行政主管部门,制定淘汰方案,报市人民政府批准后实施。",
            "市生态环境主管部门",
        ),
        (
            "方案要报谁批准",
            "市生态环境主管部门会同市财政、交通等行政主管部门,制定淘汰方案,报市人民政府批准后实施。",
            "市人民政府",
        ),
        (
            "管理办法由哪些单位制定",
            "由市财政局会同浦东新区、奉贤区和临港地区管委会制定。",
            "市财政局会同浦东新区、奉贤区和临港地区管委会",
        ),
        ("管理办法由哪个单位制定", "由市财政局会同市水利局制定。", "市财政局"),
        ("资格几天内要用掉", "补贴资格须在2个自然日内使用。", "2个自然日内"),
        (
            "村务公开发挥试点作用的是哪几个县区",
            "永宁县、红寺堡区、原州区发挥试点引领、典型示范作用,5个地级市抓好督促。",
            "永宁县、红寺堡区、原州区",
        ),
        (
            "要建多少套专家公寓和人才公寓",
            "筹集1000套专家公寓和10000套人才公寓。",
            "1000套专家公寓和10000套",
        ),
        ("收费电子票据的票据代码是几位", "票据代码设计为8位。", "8位"),
        ("非机动车道里最快能开到多少", "在非机动车道内最高时速不得超过十五公里。", "不得超过十五公里"),
        ("最少隔多久才能再献", "两次采集间隔期不少于六个月。", "不少于六个月"),
        ("呼救电话的录音要留多长时间", "呼救电话录音应当至少保存两年。", "两年"),
        (
            "联席会议办公室设在哪个单位",
            "联席会议下设办公室在贵州电网有限责任公司,由其负责。",
            "贵州电网有限责任公司",
        ),
        (
            "项目接入由哪些单位负责",
            "(市发展改革委、国资委、深圳供电局负责)",
            "市发展改革委、国资委、深圳供电局",
        ),
        ("罚款几倍", "处违法所得一倍以上三倍以下罚款。", "一倍以上三倍以下"),
        ("宽度多少米", "宽度为5米以上10米以下。", "5米以上10米以下"),
        ("谁负责宣传", "市委宣传部负责新闻宣传工作,市教育局负责学校教育。", "市委宣传部"),
        ("谁负责清雪", "由街道办事处负责清雪。", "街道办事处"),
        (
            "哪几处是世界文化遗产",
            "云冈石窟、五台山、平遥古城是世界文化遗产。",
            "云冈石窟、五台山、平遥古城",
        ),
        ("遵循哪些原则", "应当遵循保护优先、科学规划、合理利用的原则。", "保护优先、科学规划、合理利用"),
    ],
)
def test_names_are_marked_whole_and_nothing_else(
    asked: str, sentence: str, fact: str, segmenter: Segmenter
) -> None:
    found = fact_in(sentence, 0, asked, segmenter.placed)
    assert found is not None
    assert found.text == fact


@pytest.mark.parametrize("asked", ["海绵城市", "怎么推进森林城市", "有哪些措施", "县长是谁"])
@pytest.mark.parametrize("sentence", [FOREST, JOINT, "由省林业局负责太原、大同、朔州三市的绿化。"])
def test_no_fact_where_none_is_asked_for(asked: str, sentence: str, segmenter: Segmenter) -> None:
    assert fact_in(sentence, 0, asked, segmenter.placed) is None


@pytest.mark.parametrize("asked", ["哪几个地方", "由谁负责", "要达到多少", "什么时候完成", "总结交给谁"])
def test_every_fact_of_the_real_documents_is_their_own_text(
    asked: str, index: Index, segmenter: Segmenter
) -> None:
    found = 0
    for row, start, end in index.sentences.tolist():
        text = index.texts[index.clauses[row].document_id]
        fact = fact_in(text[start:end], start, fold_text(asked), segmenter.placed)
        if fact:
            found += 1
            assert fact.text == text[fact.span.start : fact.span.end]
            assert fact.text.strip()
            assert fact.text.count("《") == fact.text.count("》")
            assert fact.text.count("(") == fact.text.count(")")
            assert start <= fact.span.start < fact.span.end <= end
    assert found > 10


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("人均收入要达到多少", "完成6项指标任务,农民增收。"),
        ("秸秆利用一亩地补贴多少钱", "秸秆综合利用率达到91%以上。"),
        ("秸秆回收一亩地补贴多少钱", "秸秆回收率达到91%以上。"),
        ("要培育多少家企业", "企业市场占有率提高5个百分点。"),
        ("矿山修复由哪个局负责", "推进生态修复空间布局,开展矿山修复。"),
        ("省公安厅要负责大气污染的哪项工作", "(牵头单位:省生态环境厅;责任单位:省发展改革委、省公安厅、省气象局)"),
    ],
)  # fmt: skip
def test_what_says_nothing_of_what_is_asked(asked: str, sentence: str, segmenter: Segmenter) -> None:
    assert fact_in(sentence, START, asked, segmenter.placed) is None
