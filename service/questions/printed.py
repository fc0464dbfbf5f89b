"""Numbers, shares, sums, times and bodies as documents print them."""

import re

from indexer.units import MEASURES

# Whole: 「195号」 holds no 19.
_NUMBER = r"(?<!\d)\d[\d,]{0,20}+(?:\.\d+)?+"
# As statutes write it: 「二十万元」, 「三十日内」. No part of a longer one.
_NUMERALS = "一二两三四五六七八九十百千"
_HAN_BEGINS = f"(?<![第{_NUMERALS}万亿零点])(?<!最后)[{_NUMERALS}万亿零点]"
HAN = f"{_HAN_BEGINS}++"
# In front of a unit that may begin with 千.
HAN_SHORT = f"{_HAN_BEGINS}+?"
_ANY = rf"(?:{_NUMBER}|{HAN})"
BOUND = r"(?:以上|以下|以内|左右|余|多)?"
_THINGS = "个(?!月|工作日|百分点|小时)"
# What a measure that is asked for may be printed as.
PRINTED_AS = {
    "μg/m3": "[μu]g/m3", "ug/m3": "[μu]g/m3", "个": _THINGS, "人": "人|名", "名": "名|人",
    "米": "米|m(?![a-z0-9/])", "岁": "周?岁", "公里": "公里|千米|km(?![a-z0-9/])",
    "平方米": "平方米|m2", "厘米": "厘米|cm(?![a-z0-9/])",
    "家": f"家|户|{_THINGS}", "人家": "户|家",
    "栋": "栋|幢|座", "幢": "幢|栋|座",
    "起": "起|例|件|宗", "例": "例|起|件|宗",
}  # fmt: skip
# What 「几个」 may be printed as too, with digits: 「4.66名」; 「一户」 and 「千家」 are words.
COUNTED = "名|人|位|家|所|座|处|项|条|件|类|种|户|台|辆|套|宗"
# 功率 and 频率 are no shares.
RATE = "(?<![功频速])率(?!先|领)"
# 「500千瓦」 has 千 in its unit.
_THOUSANDS = "(?:万|亿|百|千(?![瓦米克]))*"
TIMES = f"[余多]?{_THOUSANDS}[余多]?"
_UNIT = rf"{_THOUSANDS}[余多]?(?:{MEASURES})?"
# A year is no quantity, nor is that of 「(2019)473号」.
_NO_YEAR = r"(?!(?:19|20)\d\d(?:年|[)\]]第?\d+号))"
YEAR = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?底?前?|本?世纪中叶")
# 「哪一年」 asks for no day.
YEAR_ALONE = re.compile(r"(?:19|20)\d\d年底?前?|本?世纪中叶")
QUARTER = re.compile(r"(?:(?:19|20)\d\d年)?第?[一二三四1-4]个?季度")
# What tells of which year something is.
YEAR_TOLD = re.compile(rf"{YEAR.pattern}|“?十[一二三四五六七]五”?|[今明当本去次翌]年")
TIME = re.compile(rf"{YEAR.pattern}|[一二三四五六七八九十\d]+年|“?十[三四五六]五”?|{_NUMBER}个?[月天]")
# 「1/200」, 「1:3」
_RATIO = r"(?<![\d/:.])1[:/]\d{1,5}(?![\d/:])"
# 「分子/分母×100%」 is how a share is worked out.
SHARE = re.compile(
    rf"(?<![×\d.])(?<!\w\*){_NUMBER}(?:%(?:至|到|[-~—]+){_NUMBER}%|%|个百分点){BOUND}|(?:百|千|万)分之{HAN}{BOUND}|{_NUMBER}‰|{_RATIO}"
)
# 「8.70≤Z<9.20米」
_FROM = rf"{_NUMBER}(?:[-~—至]|[<≤][a-zA-Z][<≤])"
AMOUNT = rf"(?:{_FROM})?(?<![\d.]){_NO_YEAR}{_NUMBER}"
# 「100万亩以下、50万亩以上」
_BETWEEN = rf"{AMOUNT}{_UNIT}以[上下][、,]?(?:不[满足到])?{AMOUNT}{_UNIT}以[上下]"
# 「十五公里」; 「一类」 and 「三项」 are words of any sentence, and so is 「最后一公里」.
_MEASURED = "平方公里|[平立]方米|千瓦时?|公里|公顷|千克|公斤|[千毫厘]?米|毫?升|分贝|周?岁|亩|吨"
_WRITTEN_OUT = f"(?<![后统唯专单数])(?=[{_NUMERALS}]){HAN_SHORT}(?:{_MEASURED})(?!级|月)"
QUANTITY = re.compile(
    rf"{_BETWEEN}|{_WRITTEN_OUT}{BOUND}|{AMOUNT}[余多]?(?:(?:%|个百分点){BOUND}|{_UNIT}{BOUND})(?![年月日号])(?:/[\u4e00-\u9fff]+)?",
    re.IGNORECASE,
)
# 「120元/人/日」
_EACH = "(?:/(?:人|户|亩|个|台|辆|套|吨|年|季度|月|日|天|次|平方米|立方米|公里|床位|学期)){0,3}"
_SUM = rf"{_ANY}{TIMES}(?:元|倍)"
MONEY = re.compile(
    rf"{_SUM}以上(?:不满)?{_SUM}以下|{_SUM}以上(?:不[满足到]|未满){_SUM}|(?!{_ANY}倍){_SUM}{BOUND}{_EACH}"
)
# 「三十日内」; the day of a month and a year are none.
DURATION = re.compile(
    rf"(?<![\d月第]){_NO_YEAR}{_ANY}(?:个?(?:工作|自然|日历)日|日|天|周(?![年岁边期转])|个?星期|个月|小时|分钟|年)(?:以?[内上下]|之内|前)?(?!度)"
)
DAY = re.compile(rf"(?:\d{{4}}年)?{_ANY}月(?:{_ANY}日|底前?|初|末)?|(?<![\d.])\d{{1,2}}日(?![内后以之])")
# A day and hour, of a year or of every year.
WHEN = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日(?:(?:[上下中]午|晚上?)?\d{1,2}[:时](?:\d\d)?分?)?前?"
    rf"|{YEAR.pattern}|(?:每年)?(?<!\d)\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬|底|初|末)?前?"
)
YEARS = re.compile(r"(?:19|20)\d\d年?(?:-|~|—+|至|到)(?:19|20)\d\d年?")
# 「II类」 of water, 「国四」 of engines.
CLASS = re.compile(
    r"(?:[IV]{1,3}(?:至|到|-|~|—))?劣?[IV]{1,3}类|国[一二三四五六](?=$|标准|排放|阶段|[及以、,。;车])"
)
# 「15时30分」, 「8:30」
CLOCK = re.compile(
    r"(?:[上下中]午|晚上?)?(?<!\d)\d{1,2}(?:[时点](?![间期位名])(?:\d{1,2}分|半|整)?|:\d\d)"
    rf"|{HAN}[时点](?=[至到前后,。;、以])"
)
# 「二十二时至次日六时」
HOURS = re.compile(
    rf"(?:{CLOCK.pattern})(?:至|到|[-~—]+)(?:次日|第二天)?(?:{CLOCK.pattern}|{HAN}[时点])"
)
_PERIOD = r"(?:年|季度|季|月|周|天|日|学期|小时|分钟)"
# What is done so often: 「每季度不少于1期」
_TURN = "(?:[次期份篇场遍轮]|回(?!收))"
# 「每季度至少1次」, 「每半年」, 「三年一次」
FREQUENCY = re.compile(
    rf"每(?:半|{_ANY})?个?{_PERIOD}(?:(?:至少|不得?少于|不得?低于|不超过)?{_ANY}{_TURN})?"
    rf"|{_NO_YEAR}{_ANY}个?{_PERIOD}{_ANY}{_TURN}(?!性)|(?:按|逐)(?:年度?|季度?|月度?|周|旬|日)(?!计|常|期)"
)
# 「间隔不少于六个月」
INTERVAL = re.compile(rf"{FREQUENCY.pattern}|{DURATION.pattern}")
# From a day to another.
DAYS = re.compile(rf"(?:每年)?(?:{DAY.pattern})(?:至|到|[-~—]+)(?:次年)?(?:{DAY.pattern})")
# 「自2022年7月1日起施行」
ENTERS = "施行|实施|执行|生效"
# 「沪农委(2019)473号」
ISSUED = re.compile(
    r"[\u4e00-\u9fff]{1,10}\((?:19|20)\d\d\)第?\d{1,4}号|(?:[\u4e00-\u9fff]{2,10}令)?第\d{1,4}号"
)
# 「补偿2.0版」, 「互联网协议第6版」
VERSION = re.compile(r"第?\d+(?:\.\d+)*版(?!块|权|图|面)")
# 「每月15日前」
DAY_OF_MONTH = re.compile(rf"(?<![\d.])(?<!\d月){_ANY}日(?![内后以之])前?")
IN_FORCE = re.compile(rf"起(?:正式)?(?:{ENTERS})")
# With or without the number of its place; a mobile phone; a service number. No amount and no standard.
PHONE = re.compile(
    r"(?<![A-Za-z\d.-])(?<![A-Za-z]\s)(?:\(?0\d{2,3}\)?\s?[-—]?\s?\d{7,8}|(?!20[0-3]\d[01]\d[0-3]\d)[2-9]\d{6,7}"
    r"|1[3-9]\d-?\d{4}-?\d{4}|12\d{3}|9[56]\d{3}|[48]00-?\d{3,4}-?\d{3,4})"
    r"(?!\d|\.\d|[\s余多]*[万亿元户人家吨亩公个名头只辆座项件立平千米%])"
)
MAILBOX = re.compile(r"[A-Za-z0-9_.-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
SITE = re.compile(r"(?:https?://|www\.)[A-Za-z0-9_./?=&%#~-]+")
COMPANY = re.compile("[\u4e00-\u9fff]{3,}(?:公司|集团|银行|研究院|设计院|事务所)")
ADDRESS = re.compile(r"地址|[路街巷道]\s*\d+\s*号|\d+号[楼院]|大厦|[路街].{0,6}交叉口")
UNIT_NAMED = re.compile(
    r"(?:牵头|责任|配合|主管|组织|实施|指导)(?:单位|部门)|由[^,。;]{2,20}(?:负责|牵头|组织)|负责"
    r"|(?:政府|部门|党委|委员会|领导小组|办公室|[厅局委办])"
)
# 「牵头单位:省农业农村厅」 says so in so many words; 「部门协调」 only names one.
UNIT_TOLD = re.compile(
    r"(?:牵头|责任|配合|主管|负责)(?:单位|部门):|由[^,。;]{2,20}(?:负责|牵头)"
    r"|(?:部门|机构|机关|政府|[局厅委办])(?:主管(?!部门|机构|机关|单位)|是[^,。;]{2,30}主管(?:部门|机构|机关|单位))"
)
# Several things: 「汾河、潇河」, 「唐河和固城」.
LISTED = re.compile(r"[^、]、[^、]|》《|[\u4e00-\u9fff](?:以及|和|及)[\u4e00-\u9fff]")
