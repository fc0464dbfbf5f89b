"""What kind of thing a question asks for: a number, a share, money, a year, a day, who, a person."""

import re
from typing import NamedTuple

from indexer.units import MEASURES
from indexer.years import years_in
from service.questions import printed
from service.questions.sums import is_said

# 「前几天」, 「今后几年」 and 「十几个」 ask nothing, 「提前几天」, 「贴出来几天」 and 「经过几个」 do.
_HOW_MANY = (
    "(?<![哪第这那十好近头往])(?:(?<![来去])|(?<=[出上回]来)|(?<=[上下出进回交]去)|(?<=(?<!过)去)(?=几个?[人名位]))(?<![今最往]后)"
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
        return self.held not in (printed.UNIT_NAMED, printed.LISTED)

    @property
    def is_list(self) -> bool:
        """Things that a sentence lists."""
        return self.held is printed.LISTED

    def is_in(self, folded: str) -> bool:
        return self.held.search(folded) is not None

    def is_new_in(self, folded: str, asked: str) -> bool:
        """Whether a sentence holds another figure than those that the question names itself."""
        if not self.is_figure:
            return self.is_in(folded)
        return any(not is_said(match.group(), asked) for match in self.held.finditer(folded))

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


def _figure(asks: str, printed_as: re.Pattern[str]) -> _Rule:
    """What is asked for is the fact itself."""
    return _rule(asks, printed_as, printed_as)


def _asks_in_force(when: str) -> str:
    return rf"(?:{when}).{{0,3}}(?:{printed.ENTERS})\W*$|(?:{printed.ENTERS}).{{0,3}}(?:{when})\W*$"


# Who does something, or gets it; 「谁污染谁治理」, 「什么局面」 and 「报哪些材料」 ask for no body.
_ASKS_WHO = (
    r"牵头|[打领挑]头(?![雁阵羊])|挂帅|(?:责任|主管|负责|配合|实施)(?:单位|部门|主体)(?!有|变更|要)|主责|归谁|归哪"
    r"|主管(?!部门)|负责(?!人|(?:(?!的是)[^,。]){0,12}(?:什么|啥|哪些|哪几?项)(?!部门|单位|人))|哪一?级(?:政府|部门)?[批管审]"
    r"|(?<![一二三有])谁(?!污染|治理|主管|投资|的(?!责任|事|活|职责)|能|可以|有资格|会被|都|也|家的|受益|使用|执法)"
    r"|哪[一两三几]?[个家](?:[^,。]{0,4}(?:部门|单位|机构|办公室|厅|局(?!面|势|部)|委(?!员|托)|机关)|(?<=家)\W*$|(?=一[起块]|挑|汇总|牵头|张罗|管|办|批))"
    r"|(?:哪[两三几]?[个家]?|哪些|什么|啥)(?:部门|单位|机构|厅|局(?!面|势|部)|委(?!员|托)|机关)|(?:什么|啥|哪个|哪)[^,。]{0,2}班子"
    r"|[交送报](?:到|给|去|往)哪|(?<!自)由哪[里儿](?=来?[发办管审批核])|[交送报]哪(?:里|儿|个部门)"
)
_ASKS_PERSON = r"(?:长|书记|主任|负责人|领导)(?:是谁|叫)|谁(?:当|担任)|谁是[^,。]{0,6}(?:长|主任|书记)"
# 「谁主管谁负责」 is a rule.
_ASKS_NO_BODY = rf"{_ASKS_PERSON}|谁[^,。、]{{1,4}}谁"
# Which things: 「哪四座」, 「哪些」.
WHICH_NUMBER = "[一二三四五六七八九十]{1,3}|[两俩]"
WHICH = rf"哪(?:几|些|{WHICH_NUMBER}|\d+)"
# What is done is told in sentences, not in a list.
_MORE = "(?:个|条|种|类|项|点)?(?:措施|要求|规定|工作|任务|举措|办法|做法|手续|好处|年|天|月|方面的)"
_ASKS_WHICH = (
    rf"{WHICH}(?!{_MORE})|(?:分别|都|各)(?:是|有|叫|指)的?(?:谁|什么|啥|哪)|指(?:的是)?(?:什么|啥|哪)|叫什么"
    r"|是(?:什么|啥)(?:动物|植物|物种|产业|行业|城市|地方)"
)
# From the most telling words to the least.
_RULES = (
    _figure(
        rf"(?:(?<!打)|(?=电话[^,。]{{0,4}}(?:多少|号码|几号|打)))电话(?!会议|普及|网|用户)(?!.*(?:多长时间|多久|{_HOW_MANY}(?:[年天日]|个月|个?小时)))|热线(?:号码|是(?:多少|几|哪|什么|啥)|多少\W*$)|手机号|(?:哪个|什么|啥|微信)号码?",
        printed.PHONE,
    ),
    _figure(r"邮箱|电子邮件", printed.MAILBOX),
    _figure(r"网址|网站地址|(?<!产业)链接(?:是|地址|在|\W*$)", printed.SITE),
    _rule(r"地址(?:是|在|[^,。]{0,2}哪|呢|\W*$)|(?:哪个|什么|啥)地址", printed.ADDRESS),
    _rule(
        rf"(?:局长|厅长|市长|县长|省长|书记|组长|主任|负责人|领导)(?:姓|名字)|{_ASKS_PERSON}",
        _NEVER,
    ),
    _rule(_asks_in_force("哪一?天|几号"), printed.DAY, printed.WHEN, told=printed.IN_FORCE),
    _rule(
        _asks_in_force("什么时候|啥时候|何时|几时"), printed.TIME, printed.WHEN, told=printed.IN_FORCE,
    ),
    _figure(
        r"哪[几些]天(?![然气津生])|哪段(?:时间|日子)|起止(?:时间|日期)|从(?:哪天|几月)到(?:哪天|几月)",
        printed.DAYS,
    ),
    _figure(
        r"文号|几号文|发文字号|(?:文件|通知|意见|办法|规定|令)是几号\W*$|令是?第?几号"
        r"|第几号(?:令|文|公告)?\W*$",
        printed.ISSUED,
    ),
    _figure(r"哪一?个?版本?(?!块|权|图|面)|第?几版", printed.VERSION),
    _figure(r"每个?月[^,。]{0,6}几[号日]|每个?月(?:的)?哪[一]?天", printed.DAY_OF_MONTH),
    _figure(r"几点[^,。]{0,2}到|哪[几些段]个?(?:钟头|小时|时段|时间段|钟点)", printed.HOURS),
    _figure(r"(?<![哪有这了])几点(?=\W*$|[开关上下到前后半结以之])", printed.CLOCK),
    _figure(r"哪[一]?天|几月|哪个月|哪一日|几号(?!文)", printed.DAY),
    _figure(
        r"从?哪一?年(?:起|开始)?到哪一?年|(?<![前后])(?:管|是|在|用|为)哪几年|规划期.{0,4}(?:多长|几年|哪)",
        printed.YEARS,
    ),
    _figure(
        r"(?<![中全各外])国几(?![家个类])|(?:水质|水体|断面|地表水|地下水|[干支]流).{0,14}[几哪]类|[几哪]类水",
        printed.CLASS,
    ),
    _figure(r"哪一?个?季度|第几个?季度", printed.QUARTER),
    _rule(r"哪一?年的?[哪几]一?个?月", printed.TIME, printed.YEAR),
    _rule(r"哪一?年|那一?年\W*$|几几年|到哪年|年份", printed.YEAR_TOLD, printed.YEAR_ALONE),
    _rule(
        r"何时|几时|什么时[候间]|啥时|多会儿|时限|(?<!多长)时间\W*$|截止(?:时间|日期|\W*$)",
        printed.TIME, printed.WHEN,
    ),
    _figure(r"(?:多少|几)倍", printed.QUANTITY),
    _figure(
        r"(?:多少|(?<!哪)几)(?:[钱块元罚]|补[贴助]|津贴|奖[励金]|费用?|租金|押金|经费|贴息|补偿)|贴息[^,。]{0,6}(?:多少|几)|几毛|几[万百千]块"
        r"|(?:补[贴助偿]|奖[励补]|资助|收费|缴费|赔偿)标准[^,。]{0,6}(?:多少|几[元块万千百])"
        r"|(?:价格|收费)(?:[^,。]{0,4}多少|(?!.*(?:多少|几[位个项类种条])))"
        r"|(?:(?<!评)价|租金|押金|保证金|注册资本|工资|[月年底]薪|费用|保费|(?<!低)收入)"
        r"(?:要?交|要|是|为|有|达到?|大概|一般|至少|最高|最低){0,2}多少(?![个%家户人年天分名倍])"
        r"|(?:(?:奖励|补[助贴]|护理|抚恤|慰问|救助|保障)[费金]|津贴)(?:是|至少|最高|最低|最多|起码)?多少(?![个%家户人年天分名倍岁比])"
        r"|多少(?:租金|押金|保证金|注册资本|工资)"
        r"|^(?!.*[率比分]).*(?:给|发|资助|补偿|领|拿)(?:到|得)?(?:多少|几)(?:万|千|百)?\W*$"
        r"|(?:补[贴助]|奖[励补]|资金|津贴)(?:总额|金额|额度)\W*$"
        r"|罚(?:款|[我你他她它咱]们?)?(?:是|要)?多少|怎么罚|罚几|罚款(?:数?额|金额|额度|标准|幅度)\W*$|(?<!被)(?<!会)罚款\W*$|补[贴助]?多少|奖多少",
        printed.MONEY,
    ),
    _figure(
        r"隔(?:多久|多长时间|几(?:[年天日周]|个?月|个?星期|个?小时|分钟))(?!.{0,10}[一几][次回趟])",
        printed.INTERVAL,
    ),
    _figure(
        r"隔多久|多久.{0,10}[一几][次回趟]|多长时间[^,。]{0,6}一[次回趟]|(?:几|多少)[年天月][^,。内]{0,3}一[次回趟](?!性)",
        printed.FREQUENCY,
    ),
    _figure(
        rf"多久|多长时间|多少个?(?:工作日|[天日月]|年(?![都也])|小时|分钟)|有效期多长|{_HOW_MANY}(?:个?工作日|[天日周]|个星期|个月|个?小时|个?钟头|分钟|年(?![前来]))"
        "|期限[^,。]{0,4}(?:上限|多少|多长)|前几(?:个?工作日|天|日|个月)之?内",
        printed.DURATION,
    ),
    _figure(
        rf"{_HOW_MANY}(?:个(?!点(?![位子多]))|[家座种户条项次回趟段辆人名位类所台岁倍级分套份张层件门批轮栋幢间架艘棵眼例起篇册]|学时|课时|[厘毫千]?米|公里|公顷|亩|吨|公?斤|千?克|分贝|平方米)(?!钟)",
        printed.QUANTITY,
    ),
    _figure(
        rf"百分之|比例|比重|占比|{printed.RATE}|百分比|几成|百分点|滞纳金(?!.*(?:多少|[元钱]))|[几少]个点(?![位子多])",
        printed.SHARE,
    ),
    _figure(
        r"多少|多[大高长宽深远厚粗]|目标值|数量|指标值|几万|几百|几千|限值|总面积|浓度|装机|产值|总量|[增降涨跌]幅|增速",
        printed.QUANTITY,
    ),
    _rule(r"哪[一几]?[家个](?:公司|企业|银行|院(?!校))|(?:公司|企业|银行)是哪[家个]", printed.COMPANY),
    _rule(
        _ASKS_WHO, printed.UNIT_NAMED, told=printed.UNIT_TOLD,
    ),
    _rule(_ASKS_WHICH, printed.LISTED),
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
_SHARE_ASKED = re.compile(rf"(?<=[\u4e00-\u9fff]){printed.RATE}|比例|比重|占比")
_MEASURE_ASKED = re.compile(rf"(?:多少|几)(?:万|亿|百|千)*({MEASURES})", re.IGNORECASE)
_LENGTH_ASKED = re.compile(r"多[高宽长深厚](?!时间)|(?<!时间)最[高宽长深厚短][^,。]{0,8}多少\W*$")
_LENGTHS = ("米", "公里", "厘米")
# 「几个市」 is printed as 「9市」 too.
_COUNTED_ASKED = re.compile(r"(?:多少|几)个([省市县区乡镇村]|人(?![家均])|学分)")


def asked_kind(folded: str) -> Kind | None:
    """The kind that a folded question asks for; None where it asks for no such thing."""
    for asks, kind in _RULES:
        if asks.search(folded) and (
            kind.span not in (printed.SHARE, printed.QUANTITY) or _asks_how_much(folded)
        ):
            return _measured(folded, kind)
    return None


def asks_who(folded: str) -> bool:
    """Whether a folded question asks for a body; a person is none."""
    return bool(re.search(_ASKS_WHO, folded)) and not re.search(_ASKS_NO_BODY, folded)


def asks_which(folded: str) -> bool:
    """Whether a folded question asks which things."""
    return re.search(_ASKS_WHICH, folded) is not None


def facts_asked(folded: str) -> int:
    """How many facts of the asked kind a folded question asks for, at least 1."""
    return max(1, *(len(asked.findall(folded)) for asked in (_ASKED_ONCE, _SHARE_ASKED)),
               len(years_in(folded)))  # fmt: skip


def _asks_how_much(folded: str) -> bool:
    is_counted = "多少" in folded or not _ASKS_HOW.search(folded)
    return is_counted and bool(_ASKS_HOW_MUCH.search(folded))


def _measured(folded: str, kind: Kind) -> Kind:
    """「多少公顷」 is answered by a number of 公顷, 「几个市几处」 by numbers of 市 and 处."""
    asked = [*_MEASURE_ASKED.findall(folded), *_COUNTED_ASKED.findall(folded)]
    asked += _LENGTHS if _LENGTH_ASKED.search(folded) else ()
    if kind.span is not printed.QUANTITY or not asked:
        return kind
    measures = "|".join(dict.fromkeys(printed.PRINTED_AS.get(each, each) for each in asked))
    # 「三到五倍」 has its first number without the measure.
    amount = rf"(?:{printed.AMOUNT}|(?!一个|十分)(?:{printed.HAN_SHORT}[至到])?{printed.HAN_SHORT})"
    one = rf"{amount}{printed.TIMES}(?:{measures})"
    forms = [rf"{one}以上(?:不满)?{one}以下", rf"{one}{printed.BOUND}"]
    if "个" in asked:
        forms.append(rf"{printed.AMOUNT}{printed.TIMES}(?:{printed.COUNTED}){printed.BOUND}")
        forms.append(rf"{printed.HAN}(?:{printed.COUNTED})以[上下内](?!的)")
    if {"人", "名"} & set(asked):  # 「网民达到6.88亿」
        forms.append(rf"{printed.AMOUNT}[万亿](?![\u4e00-\u9fff])")
    number = re.compile("|".join(forms), re.IGNORECASE)
    return kind._replace(held=number, span=number)
