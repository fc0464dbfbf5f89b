import pytest

from indexer.asides import asides
from indexer.labels import settled
from indexer.lines import printed
from indexer.readers.rawtext import RawText


def beside(text: str) -> list[str]:
    """The kind of each line of a body, "" for text."""
    lines = settled(printed(RawText(text)).paragraphs)
    found = asides(lines)
    return [found[i].value if i in found else "" for i in range(len(lines))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("正文一句。\n表1 指标\n森林覆盖率\n26\n二、乙", ["", "caption", "table", "table", ""]),
        ("表1 指标\n指标\t单位\n森林覆盖率\t%", ["", "", ""]),
        ("正文一句。\n某省人民政府\n某省林业局\n2022年1月25日\n(此件公开发布)", ["", "issuer", "issuer", "date", "note"]),
        ("正文一句。\n某省人民政府 2022年1月25日", ["", "issuer"]),
        ("正文。\n附件:1.清单\n2.表格\n某省人民政府\n2022年1月25日", ["", "attachments", "attachments", "issuer", "date"]),
        ("正文。\n附件:任务分工\n附件\n任务分工\n一、甲", ["", "attachments", "", "", ""]),
        ("正文。\n附件1:清单\n一、甲。正文。\n附件2:表格\n一、乙。正文。", ["", "", "", "", ""]),
        ("正文。\n附件:附件1 计划.xls\n附件2 计划.xls", ["", "attachments", "attachments"]),
        ("正文。\n附件:目录.doc\n公开方式:主动公开", ["", "attachments", "note"]),
        ("正文。\n附件:程序\n附件\n程序\n一、机构\n附表:1.甲表\n2.乙表", ["", "attachments", "", "", "", "attachments", "attachments"]),
        ("正文。\n附件:\n1.甲计划.doc\n2.乙表格.doc", ["", "attachments", "attachments", "attachments"]),
        ("正文。\n附件:1.甲计划\n2.乙表格\n抄送:省委各部门。", ["", "attachments", "attachments", "distribution"]),
        ("正文。\n附件\n1.甲地\n2.乙地", ["", "", "", ""]),
        ("正文。\n某网声明:本文仅代表作者本人观点,与某网无关。\n本网转载自其它网站的信息,请联系。\n某公司 14分钟前\n图片正在生成中...", ["", *["note"] * 4]),
        ("正文。\n附件:1.清单.docx\n2.表格.xlsx\n附件下载:\n清单.docx\n上一篇:公告\n下一篇:没有了\n主办:某市政府", ["", "attachments", "attachments", *["note"] * 5]),
        ("正文。\n某报 2小时前\n某局 3天", ["", "note", "note"]),
        ("正文。\n申请人声明:以上所填内容真实、准确,愿承担相应法律责任。\n申请人签字:", ["", "", ""]),
        ("正文。\n声明:本文件自发布之日起施行,原有规定同时废止。", ["", ""]),
        ("正文。\n凡注明日期的引用文件,其随后所有的修改单均不适用。\n水质标准", ["", "", ""]),
        ("正文。\n凡本网站用户应当实名注册。\n本网站转载的信息须注明来源,违者处理。", ["", "", ""]),
        ("正文。\n打印 关闭\n主办:某市政府办公室 某ICP备01号", ["", "note", "note"]),
        ("正文。\n分享到:\n加强领导,落实责任。", ["", "", ""]),
        ("四、组织\n主办单位:市教育局\n五、对象\n全市学生", ["", "", "", ""]),
        ("正文。\n打印、复印件应当装订;\n纸张用A4", ["", "", ""]),
        ("正文。\n网站ICP备案\n域名注册", ["", "", ""]),
        ("正文。\n主办单位:市教育局\n某市教育局\n2024年5月1日", ["", "", "issuer", "date"]),
        ("正文。\n附件\n名单\n张三", ["", "", "", ""]),
        ("正文。\n抄送:省委各部门,\n省法院。\n某省办公厅 2022年1月25日印发", ["", "distribution", "distribution", "distribution"]),
        ("正文。\n抄送:省委各部门。\n附件1\n清单", ["", "distribution", "", ""]),
        ("正文。\n附件:\n1.甲\n2.乙\n某市水利局\n2023-01-02", ["", "attachments", "attachments", "attachments", "issuer", "date"]),
        ("正文。\n时间:2025年6月底前\n特此通知。", ["", "", "note"]),
        ("正文。\n表1 指标\n覆盖率\n保障措施\n加强领导,落实责任。", ["", "caption", "table", "", ""]),
        ("正文。\n表1 指标\n某省:占比达到40%\n二、乙", ["", "caption", "table", ""]),
        ("正文。\n某省办公厅 2022年1月25日印发", ["", "distribution"]),
        ("表2 内涝\n城市\n降雨\n前五年:\n1\n甲市\n台风\n2\n乙市\n台风\n经分析,有短板。", ["caption", *["table"] * 9, ""]),
        ("表1 指标\n完成率\n河道\n113%\n管网\n227%\n任务完成好于预期。", ["caption", *["table"] * 5, ""]),
    ],
)  # fmt: skip
def test_what_is_no_text_of_the_body(text: str, kinds: list[str]) -> None:
    assert beside(text) == kinds
