import pytest

from service.questions.kinds import asked_kind


@pytest.mark.parametrize(
    ("question", "sentence", "fact"),
    [
        ("森林覆盖率要达到多少", "全省森林覆盖率提高到27.22%。", "27.22%"),
        ("占几成", "占比提高5个百分点。", "5个百分点"),
        ("什么时候完成", "到2027年底前全面完成。", "2027年底前"),
        ("几月几号施行", "自2024年5月1日起施行。", "2024年5月1日"),
        ("投资多少钱", "总投资3.2亿元。", "3.2亿元"),
        ("投资多少钱", "投入3亿多元。", "3亿多元"),
        ("罚款多少", "处2万元以上20万元以下罚款。", "2万元以上20万元以下"),
        ("罚款多少", "处二万元以上二十万元以下罚款。", "二万元以上二十万元以下"),
        ("罚款多少", "并处五十万元罚款。", "五十万元"),
        ("怎么罚", "处货值金额一倍以上三倍以下罚款。", "一倍以上三倍以下"),
        ("哪一年全面建成", "展望本世纪中叶,美丽山西全面建成。", "本世纪中叶"),
        ("碳达峰是那一年", "到2030年达到峰值。", "2030年"),
        ("哪一年施行的", "自2020年7月1日起施行。", "2020年7月1日"),
        ("几天内答复", "自收到申请之日起三十日内书面答复。", "三十日内"),
        ("公示多少天", "自5月10日起公示,公示期为20日。", "20日"),
        ("多久办结", "应当在七个工作日内一次办结。", "七个工作日内"),
        ("录像存几个月", "应当连续储存三个月以上。", "三个月以上"),
        ("记录簿要留几年", "在船舶上保留3年。", "3年"),
        ("防火期从几月到几月", "每年十月一日至次年四月三十日为防火期。", "十月一日"),
        ("会挨多少罚", "处十万元以上三十万元以下罚款。", "十万元以上三十万元以下"),
        ("归哪个部门管", "城市管理部门负责流动摊贩污染防治的监督管理;", "城市管理部门"),
        ("归谁管", "第七条 市、县生态环境主管部门具体负责本条例的实施。", "市、县生态环境主管部门"),
        ("要提前几天申请", "应当提前三日提出申请。", "三日"),
        ("不超过几个月", "最长不超过六个月。", "六个月"),
        ("台账保存多少年", "保存期限不得少于三年。", "三年"),
        ("罚多少", "处一万五千元罚款。", "一万五千元"),
        ("罚多少", "处十二万五千元以上五十万元以下罚款。", "十二万五千元以上五十万元以下"),
        ("占比多少", "不低于百分之三点五。", "百分之三点五"),
        ("共分几类", "第一类为危险废物,共分五类。", "五类"),
        (
            "谁主管",
            "县级以上地方人民政府主管部门负责本行政区域内的工作。",
            "县级以上地方人民政府主管部门",
        ),
        ("离河多少米", "距离不得少于五十米。", "五十米"),
        ("可再生占比", "不低于百分之三十。", "百分之三十"),
        ("新增多少公顷湿地", "新增湿地1,200公顷。", "1,200公顷"),
        ("惠及多少户", "惠及500余户。", "500余户"),
        ("惠及多少户", "惠及5万多户。", "5万多户"),
        ("每年几次", "每年不少于2次。", "2次"),
        ("PM2.5降到多少ug/m3", "下降到42μg/m3。", "42μg/m3"),
        ("氨氮不超过多少mg/L", "不超过5mg/l。", "5mg/l"),
        ("PM10年均浓度", "年均浓度为75μg/m3。", "75μg/m3"),
    ],
)
def test_the_fact_that_a_question_asks_for(question: str, sentence: str, fact: str) -> None:
    kind = asked_kind(question)
    assert kind is not None
    assert kind.span is not None
    assert kind.is_in(sentence)
    found = kind.span.search(sentence)
    assert found is not None
    assert found.group() == fact


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("森林覆盖率要达到多少", "森林面积达到50万亩。"),
        ("新增多少公顷湿地", "新增湿地50亩。"),
        ("修多少公里", "覆盖50平方公里。"),
        ("哪一天施行", "2024年施行。"),
        ("哪一年完成", "近年来持续推进。"),
        ("罚款多少", "处10日以下拘留。"),
        ("谁牵头", "提高资源利用效率。"),
        ("局长是谁", "局长张三负责。"),
        ("几天内答复", "自2020年5月10日起施行。"),
        ("举报电话是多少", "到2035年基本实现。"),
    ],
)
def test_a_sentence_without_what_is_asked_for(question: str, sentence: str) -> None:
    kind = asked_kind(question)
    assert kind is not None
    assert not kind.is_in(sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("国土空间一张图由谁牵头", "省自然资源厅牵头。"),
        ("总量控制目标由谁负责", "由省生态环境厅负责。"),
        ("领头的是哪两个厅", "由县政府负责。"),
        ("举报电话是多少", "电话:0351-6371089。"),
        ("什么时候完成", "“十四五”末完成。"),
    ],
)
def test_a_sentence_can_answer_without_a_fact_to_point_out(question: str, sentence: str) -> None:
    kind = asked_kind(question)
    assert kind is not None
    assert kind.is_in(sentence)


@pytest.mark.parametrize(
    "question",
    ["森林覆盖率怎么提高", "如何提高资源利用效率", "贵州率先做什么", "建设目标是什么", "哪几个县参与", "哪几项任务",
     "第几条讲大气", "这几个月", "近几年", "前几天", "未来几年", "今后几年", "哪些行为会被罚款", "好几个县", "十几个县", "海绵城市", "领导小组", "提了几点要求", ""],
)  # fmt: skip
def test_questions_that_ask_for_no_such_thing(question: str) -> None:
    assert asked_kind(question) is None


def test_what_a_question_counts_decides_its_kind() -> None:
    sentence = "建成污水处理厂12座,投资3亿元,到2025年完成80%。"
    asked = ("建几座污水处理厂", "投资多少钱", "哪一年完成", "完成比例达到多少")
    kinds = [asked_kind(question) for question in asked]
    assert [kind.span.findall(sentence) for kind in kinds if kind and kind.span][1:] == [
        ["3亿元"], ["2025年"], ["80%"],
    ]  # fmt: skip
