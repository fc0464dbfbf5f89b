import pytest

from indexer.corpus import listed
from indexer.regions import names, region_addressed, region_of, region_told, short_name
from tests.conftest import CORPUS


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("上海市大气污染防治条例", ("上海市", None, None)),
        ("山东省实施《中华人民共和国固体废物污染环境防治法》办法", ("山东省", None, None)),
        ("山东黄河三角洲国家级自然保护区条例", ("山东省", None, None)),
        ("洛阳市森林公园管理条例", ("河南省", "洛阳市", None)),
        ("关于印发《洛阳市“十四五”规划》的通知", ("河南省", "洛阳市", None)),
        ("2024年山西省大气污染防治行动计划", ("山西省", None, None)),
        ("吉林省吉林市城市管理条例", ("吉林省", "吉林市", None)),
        ("内蒙古自治区呼伦贝尔市草原条例", ("内蒙古自治区", "呼伦贝尔市", None)),
        ("延边朝鲜族自治州森林条例", ("吉林省", "延边朝鲜族自治州", None)),
        ("太原市清徐县国土空间规划", ("山西省", "太原市", "清徐县")),
        ("秀山土家族苗族自治县水生态环境保护条例", (None, None, "秀山土家族苗族自治县")),
        ("四川甘孜藏族自治州条例", ("四川省", "甘孜藏族自治州", None)),
        ("青海省海南藏族自治州条例", ("青海省", "海南藏族自治州", None)),
        ("广西壮族自治区桂林市漓江条例", ("广西壮族自治区", "桂林市", None)),
        ("内蒙古自治区兴安盟草原规划", ("内蒙古自治区", "兴安盟", None)),
        ("深圳经济特区生态环境保护条例", ("广东省", "深圳", None)),
        ("河北雄安新区条例", ("河北省", None, None)),
        ("成都市政府投资条例", ("四川省", "成都市", None)),
        ("杭州市民宿管理办法", ("浙江省", "杭州市", None)),
        ("杭州市民公约", (None, None, None)),
        ("河南省省直管县条例", ("河南省", None, None)),
        ("上海合作组织公约", (None, None, None)),
        ("台湾居民居住证申领办法", (None, None, None)),
        ("黄河源地区保护规划", (None, None, None)),
        ("貴州省水污染防治條例", ("贵州省", None, None)),
        ("中华人民共和国黄河保护法", (None, None, None)),
        ("黄河南岸防护林规划", (None, None, None)),
        ("城市市容和环境卫生管理条例", (None, None, None)),
        ("中山市场监管办法", (None, None, None)),
        ("泰山风景名胜区生态保护条例", (None, None, None)),
        ("北京市生态涵养区条例", ("北京市", None, None)),
        ("上海市奉贤区农业农村委员会关于耕地的通知", ("上海市", None, "奉贤区")),
        ("上海市浦东新区规划", ("上海市", None, "浦东新区")),
        ("苏州市工业园区管理办法", ("江苏省", "苏州市", None)),
        ("三门峡市县域经济规划", ("河南省", "三门峡市", None)),
        ("", (None, None, None)),
    ],
)
def test_the_region_that_a_title_names(title: str, region: tuple[str | None, ...]) -> None:
    assert region_of(title) == region


def test_the_titles_of_the_five_documents_tell_what_the_table_does() -> None:
    told = {document.document_id: region_of(document.title) for document in listed(CORPUS)}
    assert told == {document.document_id: document.region for document in listed(CORPUS)}


@pytest.mark.parametrize(
    ("place", "name"),
    [("延边朝鲜族自治州", "延边"), ("阿勒泰地区", "阿勒泰"), ("香港特别行政区", "香港"), ("甘孜州", "甘孜"),
     ("太原市", "太原"), ("海南藏族自治州", "海南州"), ("海南省", "海南"), ("兴安盟", "兴安盟"), ("平遥县", None)],
)  # fmt: skip
def test_short_names(place: str, name: str | None) -> None:
    assert short_name(place) == name


def test_every_city_belongs_to_a_province() -> None:
    assert len(names().provinces) == 34
    assert set(names().cities.values()) < set(names().provinces.values())
    assert names().cities["太原"] == names().provinces["山西"] == "山西省"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("本市人才向广州集聚。广州设平台,广州市人才办负责,学习广州。", ("广东省", "广州市", None)),
        ("全省推进。山西与晋中联动,山西、山西省都抓,山西先行,山西见效。", ("山西省", None, None)),
        ("船舶进上海港,自上海出港,经上海报告。", (None, None, None)),  # speaks of no 本市
        ("全市学习广州。", (None, None, None)),
        ("本市、广州、深圳、广州、深圳、广州、深圳联动。", (None, None, None)),
        ("全市民主推荐,广州市、广州、广州。", (None, None, None)),
        ("健全省市县联动,维护长治久安、社会长治久安、长治久安。", (None, None, None)),
        ("完善基本市政设施,中山市、中山、中山。", (None, None, None)),
        ("全省维护长治久安、社会长治久安、国家长治久安。", (None, None, None)),
        ("把我县旅游做强。来柳河住宿,柳河新建酒店,新建影院,推介柳河。", (None, None, "柳河县")),
        ("我县与灵丘县、和平县同行,和平发展,和平、和平,灵丘县、灵丘县、灵丘。", (None, None, None)),
        ("我县和平发展,维护和平。", (None, None, None)),
        ("来柳河住宿,柳河新建酒店,推介柳河县。", (None, None, None)),  # speaks of no 我县
        ("广州市生育津贴。" + 9 * "广州办理。" + "广东省规定。", ("广东省", "广州市", None)),
        ("广州市生育津贴。" + 8 * "广州办理。", (None, None, None)),
        ("广州市生育津贴。" + 9 * "广州办理。" + 3 * "深圳试点。", (None, None, None)),
        ("晋城市、长治市落实。我县加快转型,陵川县、陵川、陵川先行。", (None, None, "陵川县")),
        ("全省推进吉林振兴。吉林省强,吉林粮食多,吉林先行,吉林市也行。", ("吉林省", None, None)),
    ],
)
def test_the_region_that_a_text_speaks_of_all_the_time(
    text: str, region: tuple[str | None, ...]
) -> None:
    assert region_told(text) == region


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("各县（区）人民政府、抚州高新区管委会，市政府各部门：", ("江西省", "抚州", None)),
        ("各区人民政府，太原市各部门：", ("山西省", "太原市", None)),
        (
            "各省、自治区、直辖市高级人民法院，新疆维吾尔自治区高级人民法院生产建设兵团分院：",
            (None, None, None),
        ),
        ("各省会城市中心支行，深圳市中心支行：", (None, None, None)),
        ("北京市、天津市、河北省人民政府：", (None, None, None)),
    ],
)
def test_the_place_whose_bodies_are_addressed(line: str, region: tuple[str | None, ...]) -> None:
    assert region_addressed(line) == region
