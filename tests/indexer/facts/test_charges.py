import pytest

from indexer.facts.charges import Charge, bracketed, labelled, stated
from indexer.facts.duty import Role


def told(text: str, charges: list[Charge]) -> list[tuple[str, str]]:
    return [(text[slice(*charge.body)], charge.role.value) for charge in charges]


def test_bodies_behind_labels() -> None:
    text = "完善空间。(牵头单位:省自然资源厅;责任单位:省发展改革委、各市(州)人民政府;其余不再列出)"
    assert told(text, list(labelled(text))) == [
        ("省自然资源厅", "lead"),
        ("省发展改革委", "responsible"),
        ("各市(州)人民政府", "responsible"),
    ]


def test_bodies_in_brackets_with_what_they_do() -> None:
    text = "完善制度。(市教育局牵头,市财政局、市人社局等按职责分工负责)"
    assert told(text, list(bracketed(text))) == [
        ("市教育局", "lead"),
        ("市财政局", "responsible"),
        ("市人社局", "responsible"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县级以上人民政府应当加强领导。", [("县级以上人民政府", "responsible")]),
        ("本办法由省林业局负责解释。", [("省林业局", "responsible")]),
        ("由省发展改革委牵头制定方案。", [("省发展改革委", "lead")]),
        ("各市县负责本地区工作。", [("各市县", "responsible")]),
        ("省负总责、市县抓落实。", [("省", "responsible"), ("市县", "responsible")]),
        ("医疗机构发现病例的,应当在2小时内向卫生行政主管部门报告。", [("医疗机构", "report")]),
        ("省生态环境保护委员会适时组织开展成效考核。", [("省生态环境保护委员会", "assess")]),
        ("省、自治区、直辖市人民政府应当向国务院报告。", [("省、自治区、直辖市人民政府", "report")]),
        ("(一)公安局:负责维护秩序。", [("公安局", "responsible")]),
        ("第三条 市和区、县人民政府应当加强领导。", [("市和区、县人民政府", "responsible")]),
        (
            "市财政、民防等行政管理部门应当按照职责分工协同。",
            [("市财政", "responsible"), ("民防等行政管理部门", "responsible")],
        ),
    ],
)
def test_bodies_that_a_sentence_charges(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, sorted(stated(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(省教育厅牵头、省财政厅参与)", [("省教育厅", "lead"), ("省财政厅", "responsible")]),
        ("(市交通运输局等依职责负责落实)", [("市交通运输局", "responsible")]),
    ],
)
def test_lists_are_put_in_many_ways(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, list(bracketed(text))) == expected


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("责任单位:市市场监管局;市公安局。", ["市市场监管局", "市公安局"]),
        ("责任单位:市卫健委(完成时限:2025年)", ["市卫健委"]),
        ("责任单位:市卫健委;完成时限:2025年", ["市卫健委"]),
    ],
)
def test_where_a_labelled_list_ends(text: str, bodies: list[str]) -> None:
    assert [text[slice(*one.body)] for one in labelled(text)] == bodies


@pytest.mark.parametrize(
    "text",
    [
        "任何单位和个人都应当配合。",
        "未经省人民政府批准的,应当停止建设。",
        "单位不应当收费。",
        "违反本条例规定的单位应当改正。",
        "可以由第三方机构承担。",
        "任何单位和个人有权举报。",
        "驾驶人应当减速。",
        "供应急使用的物资。",
        "主要工作是整治。",
    ],
)
def test_others_are_charged_with_nothing(text: str) -> None:
    assert list(stated(text)) == []


@pytest.mark.parametrize(
    "text",
    ["财政局和" * 400, "试点包括 " + "省人民医院、" * 60, "省" + "某某学院、" * 60 + "等名单。", "各" + "县、区、" * 200,
     "省、自治区、直辖市" * 100, "(" + "甲" * 5000 + ")"],
)  # fmt: skip
def test_a_long_list_without_a_deed_is_read_at_once(text: str) -> None:
    assert [*stated(text), *labelled(text), *bracketed(text)] == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("各乡镇人民政府掌握辖区内的资源。", ["各乡镇人民政府"]),
        ("交通、公安等部门按照各自职责,优先安排交通工具。", ["交通", "公安"]),
        ("由气象主管机构组织实施和指导管理。", ["气象主管机构"]),
        ("由镇规建办、安监所对在建工程进行检查。", ["镇规建办", "安监所"]),
        ("市住建局每季度对各区开展检查。", ["市住建局"]),
        ("镇规建办为限额以下工程的主管部门。", ["镇规建办"]),
        ("接警中心接到报告后,立即向值班领导报告。", ["接警中心"]),
        ("行业主管部门将准备情况书面报告指挥部。", ["行业主管部门"]),
        ("区建设管理委、区房管局:共同指导转移安置工作。", ["区建设管理委", "区房管局"]),
        ("各村、合作社应与镇规建办配合。", ["各村", "合作社"]),
        ("工程完工后,镇规建办反馈建设单位。", ["镇规建办"]),
        ("指导组、督导组负责现场督导。", ["指导组", "督导组"]),
        ("由组织人事部门负责考核。", ["组织人事部门"]),
        ("为民服务中心应当公开流程。", ["为民服务中心"]),
        ("定期检验机构应当出具报告。", ["定期检验机构"]),
        ("举办单位应当制定安全工作方案。", ["举办单位"]),
        ("经信局应当加强监测。", ["经信局"]),
        ("施工方、监理方应当签字确认。", ["施工方", "监理方"]),
        ("由各处室汇总。", ["各处室"]),
        ("公司应当建立台账。", ["公司"]),
    ],
)
def test_whom_a_sentence_charges(text: str, bodies: list[str]) -> None:
    assert [text[slice(*one.body)] for one in stated(text)] == bodies


@pytest.mark.parametrize(
    "text",
    [
        "一批企业开展绿色升级。",
        "公司开展了技术改造。",
        "某某集团建立研发中心。",
        "全市公安机关开展专项行动120次。",
        "公司成立以来,坚持创新。",
        "国家统计局发布数据显示,增长5%。",
        "当事人提出异议的,予以复核。",
        "法院受理后,案件中止。",
        "腰部、膝部应当进行热敷。",
    ],
)
def test_what_was_done_and_what_some_do_charges_nobody(text: str) -> None:
    assert list(stated(text)) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("公安部门要加强巡查,发现情况及时向市政府报告。", Role.RESPONSIBLE),
        ("建设单位应当向市规划部门报告。", Role.REPORT),
        ("市政府办公厅负责考核。", Role.ASSESS),
    ],
)
def test_as_what_it_is_charged_tells_its_own_deed(text: str, role: Role) -> None:
    assert [one.role for one in stated(text)] == [role]


def test_a_list_ends_with_its_brackets() -> None:
    text = "(责任单位:甲局)乙局也来"
    [charge] = labelled(text)
    assert (text[slice(*charge.body)], charge.role) == ("甲局", Role.RESPONSIBLE)
