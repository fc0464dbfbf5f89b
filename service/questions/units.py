"""The words behind a clause's number: 章, 条, 小节, 专栏; and the words that only look like them."""

import re

from indexer.numbering import Kind

_NAMED = frozenset({Kind.ANNEX, Kind.FOREWORD, Kind.BOX, Kind.TABLE, Kind.HEADING, Kind.DASH})
LEVELS = frozenset(Kind) - _NAMED
TOP = frozenset({Kind.PART, Kind.SUBPART, Kind.FORMAL, Kind.CHAPTER, Kind.NUMERAL, Kind.DECIMAL_1})
_SECTIONS = frozenset({Kind.SECTION, Kind.NUMERAL_IN_BRACKETS, Kind.DECIMAL_2})
ITEMS = LEVELS - TOP - {Kind.SECTION}
DIGITS = frozenset({Kind.DIGIT, Kind.DIGIT_IN_BRACKETS, Kind.DIGIT_BEFORE_BRACKET, Kind.CIRCLED})
PARAGRAPHS = frozenset({Kind.HEADING})
_ANNEX = frozenset({Kind.ANNEX})

BOXES = ("专栏",)
ANNEXES = ("附件", "附录", "附表", "附")
# 「表2」 may be 附表2 too.
TABLES = ("表",)
FOREWORDS = ("前言", "序言", "引言", "导言")
# What a citation calls the paragraphs above every heading.
OPENING = "引言"
# What a citation calls a row of a table.
ROW = "行"
# Nouns that count items where a document or a level is named: 「专栏2第7个工程」.
NOUNS = ("工程", "项目", "任务", "行动", "举措", "措施", "板块")
# These count only what stands below a heading: 「工作步骤第二阶段」.
BELOW_HEADINGS = ("方面", "阶段")
ANY_NOUN = (*NOUNS, *BELOW_HEADINGS)
# What is large beside what stands below it, be it the outermost level or not.
LARGE = ("大点", "大项", "大块", "块")
# What counts things as often as parts of a text.
LOOSE = ("块",)
# What paragraphs begin with that are counted by it: 「第三个破折号」.
DASH_WORDS = ("破折号", "横杠", "横线", "短横")
DASHES = (*DASH_WORDS, "——")
# What may count anything: behind a heading it counts what stands below.
ANY = "个"
KINDS = {
    "编": frozenset({Kind.PART, Kind.SUBPART}), "分编": frozenset({Kind.SUBPART, Kind.PART}),
    "篇": frozenset({Kind.PART}), "章": TOP, "部分": TOP, "大部分": TOP, **dict.fromkeys(LARGE, TOP),
    "节": _SECTIONS, **dict.fromkeys(("小节", "小部分", "小标题", "小块"), _SECTIONS | ITEMS),
    "条": ITEMS, "条款": ITEMS,
    **dict.fromkeys(
        ("款", "项", "点", "目", "小条", "小点", "小项", ANY, *NOUNS), ITEMS - {Kind.ARTICLE}
    ),
    **dict.fromkeys(("段", "段落", "自然段", ROW), PARAGRAPHS),
    **dict.fromkeys(DASHES, frozenset({Kind.DASH})),
    **dict.fromkeys(BOXES, frozenset({Kind.BOX})), **dict.fromkeys(ANNEXES, _ANNEX),
    **dict.fromkeys(TABLES, _ANNEX | {Kind.TABLE}),
    **dict.fromkeys(FOREWORDS, frozenset({Kind.FOREWORD})),
}  # fmt: skip
# How far out a unit stands, for references that are typed from the inside out.
_OUTWARD = (ANNEXES, ("编", "分编", "篇"),
            ("章", "部分", "大部分", "大点", "大项", "大块", "块"), BOXES, TABLES,
            ("节", "小节", "小部分", "小标题", "小块"), ("条", "条款"), ("款",),
            ("项", "小条", "小项", "点", "小点", *NOUNS), ("目",),
            (*DASHES, "段", "段落", "自然段", ROW))  # fmt: skip
RANKS = {unit: rank for rank, units in enumerate(_OUTWARD) for unit in units}

# What goes on behind a unit makes another word of it: 条例, 节约, 章程; 「节约束」 is none.
UNIT = (
    r"(?:大部分|小部分|部分|大点|大项|大块|小块|小标题|小条|小点|小项|小节|条款|段落|自然段|分编|编(?![制写码排])|篇(?![文报幅])"
    r"|章(?!程)|节(?!约(?!束)|课(?!题|程)|气(?!候|体)|日(?!常)|假|点|奏)|条(?!例(?!外)|件|文|理)"
    r"|款(?![新车手产式项])|项(?!目(?!标|录))|点(?![钟半])|块|目(?![标的录前])|段(?![路时]))"
)
NOUN = rf"(?:{'|'.join(ANY_NOUN)})"
# Units that count nothing but parts of a text.
PARTS_OF_TEXT = ("编", "分编", "篇", "章", "节", "小节", "部分", "大部分", "小部分", "条", "条款")
# What 条 and 节 count where 第 is missing: 「三条产业链」, 「两节车厢」.
COUNTED = re.compile(
    r"(?:产业链|供应链|生产线|运输线|流水线|航线|路线|线路|红线|底线|高速|公路|铁路|道路|街|路|河|江|溪|渠|沟|管"
    r"|廊道|通道|黑臭|水系|支流|干流|措施|举措|意见|建议|经验|标准|内容|要求|鱼|命|能|水|车|电池)"
)
