"""What kind of thing a question asks for: a number, a share, money, a year, a day, who, a person."""

import re
from typing import NamedTuple

from indexer.years import years_in

# Whole: 「195号」 holds no 19.
_NUMBER = r"\d[\d,]*+(?:\.\d+)?+"
# As statutes write it: 「二十万元」, 「三十日内」. No part of a longer one.
_HAN = r"(?<![第一二两三四五六七八九十百千万亿零点])[一二两三四五六七八九十百千万亿零点]++"
_ANY = rf"(?:{_NUMBER}|{_HAN})"
_BOUND = r"(?:以上|以下|以内|左右|余|多)?"
_MEASURES = (
    "[μu]g/m3|mg/m3|mg/l|[kmgt]bps|[kmgt]b|[kcm]?m2?(?![a-z0-9/])|平方公里|平方米|立方米|千瓦时|千瓦|兆瓦|公里|千米|公顷|微克|毫克|千克|公斤|毫米|厘米"
    "|万亩|亩|吨标准煤|吨|元|度|天|小时|分钟|分贝|次|个|家|座|处|"
    "种|户|条|项|辆|人家|人|名|位|类|县|村|所|台|株|只|头|周?岁|倍|米|级|分(?!之)|套|份|张|层|件|门|批|轮|宗"
    "|栋|幢|间|架|艘|棵|眼|例|起|篇|册|学时|课时|学分"
)
# What a measure that is asked for may be printed as.
_PRINTED_AS = {
    "μg/m3": "[μu]g/m3", "ug/m3": "[μu]g/m3", "个": "个(?!月|工作日)", "人": "人|名", "名": "名|人",
    "米": "米|m(?![a-z0-9/])", "岁": "周?岁", "公里": "公里|千米|km(?![a-z0-9/])",
    "平方米": "平方米|m2", "厘米": "厘米|cm(?![a-z0-9/])", "家": "家|户", "人家": "户|家",
    "栋": "栋|幢|座", "幢": "幢|栋|座",
    "起": "起|例|件|宗", "例": "例|起|件|宗",
}  # fmt: skip
# What 「几个」 may be printed as too, with digits: 「4.66名」; 「一户」 and 「千家」 are words.
_COUNTED = "名|人|位|家|所|座|处|项|条|件|类|种|户|台|辆|套|宗"
# 功率 and 频率 are no shares.
_RATE = "(?<![功频速])率(?!先|领)"
# 「500千瓦」 has 千 in its unit.
_THOUSANDS = "(?:万|亿|百|千(?![瓦米克]))*"
_TIMES = f"[余多]?{_THOUSANDS}[余多]?"
_UNIT = rf"{_THOUSANDS}[余多]?(?:{_MEASURES})?"
# A year is no quantity, nor is that of 「(2019)473号」.
_NO_YEAR = r"(?!(?:19|20)\d\d(?:年|[)\]]第?\d+号))"
_YEAR = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?底?前?|本?世纪中叶")
# 「哪一年」 asks for no day.
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d年底?前?|本?世纪中叶")
_QUARTER = re.compile(r"(?:(?:19|20)\d\d年)?第?[一二三四1-4]个?季度")
_TIME = re.compile(rf"{_YEAR.pattern}|[一二三四五六七八九十\d]+年|“?十[三四五六]五”?|{_NUMBER}个?[月天]")
# 「1/200」, 「1:3」
_RATIO = r"(?<![\d/:.])1[:/]\d{1,5}(?![\d/:])"
# 「分子/分母×100%」 is how a share is worked out.
_SHARE = re.compile(
    rf"(?<![×\d.])(?<!\w\*){_NUMBER}(?:%|个百分点){_BOUND}|(?:百|千|万)分之{_HAN}{_BOUND}|{_NUMBER}‰|{_RATIO}"
)
# 「8.70≤Z<9.20米」
_FROM = rf"{_NUMBER}(?:[-~—至]|[<≤][a-zA-Z][<≤])"
_AMOUNT = rf"(?:{_FROM})?(?<![\d.]){_NO_YEAR}{_NUMBER}"
# 「100万亩以下、50万亩以上」
_BETWEEN = rf"{_AMOUNT}{_UNIT}以[上下][、,]?(?:不[满足到])?{_AMOUNT}{_UNIT}以[上下]"
_QUANTITY = re.compile(
    rf"{_BETWEEN}|{_AMOUNT}[余多]?(?:(?:%|个百分点){_BOUND}|{_UNIT}{_BOUND})(?![年月日号])(?:/[\u4e00-\u9fff]+)?",
    re.IGNORECASE,
)
# 「120元/人/日」
_EACH = "(?:/(?:人|户|亩|个|台|辆|套|吨|年|季度|月|日|天|次|平方米|立方米|公里|床位|学期)){0,3}"
_SUM = rf"{_ANY}{_TIMES}(?:元|倍)"
_MONEY = re.compile(rf"{_SUM}以上(?:不满)?{_SUM}以下|(?!{_ANY}倍){_SUM}{_BOUND}{_EACH}")
# 「三十日内」; the day of a month and a year are none.
_DURATION = re.compile(
    rf"(?<![\d月第]){_NO_YEAR}{_ANY}(?:个?工作日|日|天|周(?![年岁边期转])|个?星期|个月|小时|分钟|年)(?:以?[内上下]|之内|前)?(?!度)"
)
_DAY = re.compile(
    rf"(?:\d{{4}}年)?{_ANY}月(?:{_ANY}日|底前?|初|末)?|(?<![\d.])\d{{1,2}}日(?![内后以之])"
)
# A day and hour, of a year or of every year.
_WHEN = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日(?:(?:[上下中]午|晚上?)?\d{1,2}[:时](?:\d\d)?分?)?前?"
    rf"|{_YEAR.pattern}|(?:每年)?(?<!\d)\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬|底|初|末)?前?"
)
_YEARS = re.compile(r"(?:19|20)\d\d年?(?:-|~|—+|至|到)(?:19|20)\d\d年?")
# 「II类」 of water, 「国四」 of engines.
_CLASS = re.compile(r"(?:[IV]{1,3}(?:至|到|-|~|—))?劣?[IV]{1,3}类|国[一二三四五六]")
# 「15时30分」, 「8:30」
_CLOCK = re.compile(
    r"(?:[上下中]午|晚上?)?(?<!\d)\d{1,2}(?:[时点](?![间期位名])(?:\d{1,2}分|半|整)?|:\d\d)"
    rf"|{_HAN}[时点](?=[至到前后,。;、以])"
)
# 「二十二时至次日六时」
_HOURS = re.compile(
    rf"(?:{_CLOCK.pattern})(?:至|到|[-~—]+)(?:次日|第二天)?(?:{_CLOCK.pattern}|{_HAN}[时点])"
)
_PERIOD = r"(?:年|季度|季|月|周|天|日|学期|小时|分钟)"
# What is done so often: 「每季度不少于1期」
_TURN = "(?:[次期份篇场遍轮]|回(?!收))"
# 「每季度至少1次」, 「每半年」, 「三年一次」
_FREQUENCY = re.compile(
    rf"每(?:半|{_ANY})?个?{_PERIOD}(?:(?:至少|不得?少于|不得?低于|不超过)?{_ANY}{_TURN})?"
    rf"|{_NO_YEAR}{_ANY}个?{_PERIOD}{_ANY}{_TURN}(?!性)|(?:按|逐)(?:年度?|季度?|月度?|周|旬|日)(?!计|常|期)"
)
# From a day to another.
_DAYS = re.compile(rf"(?:每年)?(?:{_DAY.pattern})(?:至|到|[-~—]+)(?:次年)?(?:{_DAY.pattern})")
# 「自2022年7月1日起施行」
_ENTERS = "施行|实施|执行|生效"
# 「沪农委(2019)473号」
_ISSUED = re.compile(
    r"[\u4e00-\u9fff]{1,10}\((?:19|20)\d\d\)第?\d{1,4}号|(?:[\u4e00-\u9fff]{2,10}令)?第\d{1,4}号"
)
# 「补偿2.0版」, 「互联网协议第6版」
_VERSION = re.compile(r"第?\d+(?:\.\d+)*版(?!块|权|图|面)")
# 「每月15日前」
_DAY_OF_MONTH = re.compile(rf"(?<![\d.])(?<!\d月){_ANY}日(?![内后以之])前?")
_IN_FORCE = re.compile(rf"起(?:正式)?(?:{_ENTERS})")
_CONTACT = re.compile(r"\d{3,4}-?\d{7,8}|\d{5}(?!\d)|[\w.]+@[\w.]+|www\.|https?:")
_UNIT_NAMED = re.compile(
    r"(?:牵头|责任|配合|主管|组织|实施|指导)(?:单位|部门)|由[^,。;]{2,20}(?:负责|牵头|组织)|负责"
    r"|(?:政府|部门|党委|委员会|领导小组|办公室|[厅局委办])"
)
# 「牵头单位:省农业农村厅」 says so in so many words; 「部门协调」 only names one.
_UNIT_TOLD = re.compile(r"(?:牵头|责任|配合|主管|负责)(?:单位|部门):|由[^,。;]{2,20}(?:负责|牵头)")
# 「前几天」, 「今后几年」 and 「十几个」 ask nothing, 「提前几天」, 「贴出来几天」 and 「经过几个」 do.
_HOW_MANY = (
    "(?<![哪第这那十好近头往])(?:(?<![来去])|(?<=[出上回]来)|(?<=[上下出进回交]去))(?<![今最往]后)"
    "(?<!(?<!提)前)(?<!(?<![超经])过)几"
)
_NEVER = re.compile(r"(?!)")


class Kind(NamedTuple):
    """What an answering sentence has to hold; `span`: what of it is the fact itself, if anything;
    `told`: how a sentence says that this is it, if there is a way to say so."""

    held: re.Pattern[str]
    span: re.Pattern[str] | None
    told: re.Pattern[str] = _NEVER

    @property
    def is_figure(self) -> bool:
        """A number, a sum, a day; who does it may be told in another sentence of the clause."""
        return self.held is not _UNIT_NAMED

    def is_in(self, folded: str) -> bool:
        return self.held.search(folded) is not None

    def is_told(self, folded: str) -> bool:
        return self.told.search(folded) is not None


class _Rule(NamedTuple):
    asks: re.Pattern[str]
    kind: Kind


def _rule(
    asks: str, held: re.Pattern[str], span: re.Pattern[str] | None = None,
    told: re.Pattern[str] = _NEVER,
) -> _Rule:  # fmt: skip
    return _Rule(re.compile(asks), Kind(held, span, told))


def _asks_in_force(when: str) -> str:
    return rf"(?:{when}).{{0,3}}(?:{_ENTERS})\W*$|(?:{_ENTERS}).{{0,3}}(?:{when})\W*$"


# From the most telling words to the least.
_RULES = (
    _rule(r"电话|邮箱|网址|地址|二维码|热线号码|号码", _CONTACT),
    _rule(
        r"(?:局长|厅长|市长|县长|省长|书记|组长|主任|负责人|领导)(?:是谁|叫|姓|名字)"
        r"|谁(?:当|担任|是)[^,。]{0,6}(?:长|主任|书记)",
        _NEVER,
    ),
    _rule(_asks_in_force("哪一?天|几号"), _DAY, _WHEN, told=_IN_FORCE),
    _rule(_asks_in_force("什么时候|啥时候|何时|几时"), _TIME, _WHEN, told=_IN_FORCE),
    _rule(
        r"哪[几些]天(?![然气津生])|哪段(?:时间|日子)|起止(?:时间|日期)|从(?:哪天|几月)到(?:哪天|几月)",
        _DAYS, _DAYS,
    ),
    _rule(
        r"文号|几号文|发文字号|(?:文件|通知|意见|办法|规定|令)是几号\W*$|令是?第?几号"
        r"|第几号(?:令|文|公告)?\W*$",
        _ISSUED, _ISSUED,
    ),
    _rule(r"哪一?个?版本?(?!块|权|图|面)|第?几版", _VERSION, _VERSION),
    _rule(r"每个?月[^,。]{0,6}几[号日]|每个?月(?:的)?哪[一]?天", _DAY_OF_MONTH, _DAY_OF_MONTH),
    _rule(r"几点[^,。]{0,2}到|哪[几些段]个?(?:钟头|小时|时段|时间段|钟点)", _HOURS, _HOURS),
    _rule(r"(?<![哪有这了])几点(?=\W*$|[开关上下到前后半结以之])", _CLOCK, _CLOCK),
    _rule(r"哪[一]?天|几月|哪个月|哪一日|几号(?!文)", _DAY, _DAY),
    _rule(r"从?哪一?年(?:起|开始)?到哪一?年|规划期.{0,4}(?:多长|几年|哪)", _YEARS, _YEARS),
    _rule(
        r"国几(?!家)|(?:水质?|[在到达为是属])[^,。]{0,3}第?[几哪]类(?=水|\W*$)|[几哪]类水",
        _CLASS, _CLASS,
    ),
    _rule(r"哪一?个?季度|第几个?季度", _QUARTER, _QUARTER),
    _rule(r"哪一?年的?[哪几]一?个?月", _TIME, _YEAR),
    _rule(r"哪一?年|那一?年\W*$|几几年|到哪年|年份", _TIME, _YEAR_ALONE),
    _rule(
        r"何时|几时|什么时[候间]|啥时|多会儿|时限|(?<!多长)时间\W*$|截止(?:时间|日期|\W*$)",
        _TIME, _WHEN,
    ),
    _rule(
        r"(?:多少|几)(?:[钱块元罚]|补[贴助]|津贴|奖[励金]|费用?|租金|押金)|几毛|几[万百千]块"
        r"|(?:价格|收费)(?:[^,。]{0,4}多少|(?!.*多少))"
        r"|(?:(?<!评)价|租金|押金|保证金|注册资本|工资|[月年底]薪|费用|保费|(?<!低)收入)"
        r"(?:要?交|要|是|为|有|达到?|大概|一般|至少|最高|最低)?多少(?![个%家户人年天分名倍])"
        r"|多少(?:租金|押金|保证金|注册资本|工资)"
        r"|^(?!.*[率比分]).*(?:给|发|资助|补偿|领|拿)(?:到|得)?(?:多少|几)(?:万|千|百)?\W*$"
        r"|(?:补[贴助]|奖[励补]|资金|津贴)(?:总额|金额|额度)\W*$"
        r"|罚款?多少|怎么罚|罚几|(?<!被)(?<!会)罚款\W*$|补[贴助]?多少|奖多少",
        _MONEY, _MONEY,
    ),
    _rule(
        r"隔多久|多久.{0,10}[一几][次回趟]|多长时间[^,。]{0,6}一[次回趟]|(?:几|多少)[年天月][^,。]{0,3}一[次回趟]",
        _FREQUENCY, _FREQUENCY,
    ),
    _rule(
        rf"多久|多长时间|多少个?(?:工作日|[天日月]|年(?![都也])|小时|分钟)|有效期多长|{_HOW_MANY}(?:个?工作日|[天日周]|个星期|个月|个?小时|个?钟头|分钟|年(?![前来]))"
        "|期限[^,。]{0,4}(?:上限|多少|多长)",
        _DURATION, _DURATION,
    ),
    _rule(
        rf"{_HOW_MANY}(?:个(?!点(?![位子多]))|[家座种户条项次辆人名位类所台岁倍级分套份张层件门批轮栋幢间架艘棵眼例起篇册]|学时|课时|[厘毫千]?米|公里|公顷|亩|吨|公?斤|千?克|分贝|平方米)(?!钟)",
        _QUANTITY, _QUANTITY,
    ),
    _rule(
        rf"百分之|比例|比重|占比|{_RATE}|百分比|几成|百分点|滞纳金|[几少]个点(?![位子多])",
        _SHARE, _SHARE,
    ),
    _rule(
        r"多少|多[大高长宽深远厚粗]|目标值|数量|指标值|几万|几百|几千|限值|总面积|浓度|装机|产值|总量|[增降涨跌]幅|增速",
        _QUANTITY, _QUANTITY,
    ),
    _rule(
        r"牵头|[打领挑]头|责任单位|归谁|归哪|谁管|谁负责|谁来|由谁|主管|负责"
        r"|(?:哪[两三几]?[个家]|哪些|什么|啥)(?:部门|单位|厅|局|委|机关)",
        _UNIT_NAMED, told=_UNIT_TOLD,
    ),
)  # fmt: skip
# A question about a share or a quantity only counts as one where it asks how much.
_ASKS_HOW_MUCH = re.compile(
    rf"多少|{_HOW_MANY}|多[大高长宽深远厚粗]|目标|要达|达到|到多|百分之|指标|标准|限值|占|是否|不低于"
    r"|(?:率|比例|比重|浓度|装机|产值|总量|[增降涨跌]幅|增速|滞纳金)(?:要求|呢|20\d\d)?\W*$|20\d\d年"
)
# How something is done is no question of how much: 「怎么提高再生水利用率」.
_ASKS_HOW = re.compile(
    r"怎么|如何|怎样|咋|为什么|为啥|哪些措施|什么措施|谁|牵头|负责|(?:哪[两三几]?个|哪些|什么|啥)(?:部门|单位|厅|局|委)"
)
# Each of these asks for a fact of its own: 「几个市几个县」, 「秸秆利用率和农膜回收率」.
_ASKED_ONCE = re.compile(rf"多少|{_HOW_MANY}(?=[\u4e00-\u9fff])")
_SHARE_ASKED = re.compile(rf"(?<=[\u4e00-\u9fff]){_RATE}|比例|比重|占比")
_MEASURE_ASKED = re.compile(rf"(?:多少|几)(?:万|亿|百|千)*({_MEASURES})", re.IGNORECASE)
# 「几个市」 is printed as 「9市」 too.
_PLACES_ASKED = re.compile(r"(?:多少|几)个([省市县区乡镇村])")


def asked_kind(folded: str) -> Kind | None:
    """The kind that a folded question asks for; None where it asks for no such thing."""
    for asks, kind in _RULES:
        if asks.search(folded) and (kind.span not in (_SHARE, _QUANTITY) or _asks_how_much(folded)):
            return _measured(folded, kind)
    return None


def facts_asked(folded: str) -> int:
    """How many facts of the asked kind a folded question asks for, at least 1."""
    return max(1, *(len(asked.findall(folded)) for asked in (_ASKED_ONCE, _SHARE_ASKED)),
               len(years_in(folded)))  # fmt: skip


def _asks_how_much(folded: str) -> bool:
    is_counted = "多少" in folded or not _ASKS_HOW.search(folded)
    return is_counted and bool(_ASKS_HOW_MUCH.search(folded))


def _measured(folded: str, kind: Kind) -> Kind:
    """「多少公顷」 is answered by a number of 公顷, 「几个市几处」 by numbers of 市 and 处."""
    asked = [*_MEASURE_ASKED.findall(folded), *_PLACES_ASKED.findall(folded)]
    if kind.span is not _QUANTITY or not asked:
        return kind
    measures = "|".join(dict.fromkeys(_PRINTED_AS.get(one, one) for one in asked))
    amount = rf"(?:{_AMOUNT}|(?!一个|十分){_HAN})"
    printed = [rf"{amount}{_TIMES}(?:{measures}){_BOUND}"]
    printed += [rf"{_AMOUNT}{_TIMES}(?:{_COUNTED}){_BOUND}"] if "个" in asked else []
    # 「网民达到6.88亿」
    printed += [rf"{_AMOUNT}[万亿](?![\u4e00-\u9fff])"] if {"人", "名"} & set(asked) else []
    number = re.compile("|".join(printed), re.IGNORECASE)
    return kind._replace(held=number, span=number)
