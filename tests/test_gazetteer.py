"""Places by their names: which is meant, what it lies in, where it is."""

import pytest

from generator.gazetteer import Place, forms, is_common_word, place_of, places, places_called, surroundings

IN_CHINA = {"province", "city", "county"}


def path(form: str, home: str | None = None, near: tuple[str, ...] = ()) -> str:
    """Where the place that is meant lies, written as 广西壮族自治区/柳州市/鱼峰区; "" for none."""
    place = place_of(form, home, near)
    return "/".join(place.path) if place else ""


def test_a_name_that_only_one_place_has_needs_no_context() -> None:
    assert path("鱼峰区") == path("鱼峰") == "广西壮族自治区/柳州市/鱼峰区"
    assert path("柳州市") == path("柳州") == "广西壮族自治区/柳州市"


def test_a_district_of_many_cities_is_that_of_the_home() -> None:
    assert len(places_called("鼓楼区")) == 4
    assert path("鼓楼区") == ""
    assert path("鼓楼区", home="徐州市") == path("鼓楼区", home="徐州") == "江苏省/徐州市/鼓楼区"


def test_a_district_of_many_cities_is_that_of_the_city_beside_it() -> None:
    assert path("鼓楼区", near=("福州",)) == "福建省/福州市/鼓楼区"
    assert path("鼓楼区", home="徐州", near=("南京市",)) == "江苏省/南京市/鼓楼区"
    # The home is named in every story of a local paper: it does not make the district elsewhere a rival.
    assert path("鼓楼区", home="徐州", near=("徐州", "南京市")) == "江苏省/徐州市/鼓楼区"


def test_a_neighbouring_city_s_district_is_found_from_the_same_province() -> None:
    assert path("城中区", home="桂林市") == "广西壮族自治区/柳州市/城中区"


def test_two_cities_beside_a_district_leave_it_open() -> None:
    assert path("鼓楼区", near=("南京", "福州")) == ""


def test_a_neighbour_that_may_be_several_places_says_nothing() -> None:
    assert path("鼓楼区", near=("城关区", "鼓楼区")) == ""


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("恭城瑶族自治县", "恭城"),
        ("柳城县", "柳城"),
        ("新疆维吾尔自治区", "新疆"),
        ("内蒙古自治区", "内蒙古"),
        ("香港特别行政区", "香港"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("伊犁哈萨克自治州", "伊犁"),
        ("隆林各族自治县", "隆林"),
        ("神农架林区", "神农架"),
        ("浦东新区", "浦东"),
        ("印度尼西亚", "印尼"),
    ],
)
def test_the_short_form_is_the_one_print_uses(name: str, short: str) -> None:
    place = place_of(name)
    assert place is not None
    assert place.short == short
    assert place_of(short) == place


def test_autonomous_counties_are_also_called_counties() -> None:
    assert path("恭城县") == "广西壮族自治区/桂林市/恭城瑶族自治县"
    assert path("恩施州") == "湖北省/恩施土家族苗族自治州"


def test_banners_that_differ_by_a_side_or_a_colour_have_no_short_form() -> None:
    for name in ("苏尼特左旗", "鄂托克前旗", "正蓝旗", "井陉矿区"):
        (place,) = places_called(name)
        assert place.short is None
    assert path("达茂旗") == "内蒙古自治区/包头市/达尔罕茂明安联合旗"


def test_a_short_form_that_is_unclear_or_a_word_of_every_day_is_not_called_short() -> None:
    for form, home in (("鼓楼区", "福州"), ("和平区", "天津"), ("忠县", "重庆"), ("吉林市", "吉林省")):
        place = place_of(form, home)
        assert place is not None
        assert place.short is None


def test_a_province_goes_before_places_called_like_it() -> None:
    assert path("吉林") == "吉林省"
    assert path("海南", home="青海") == "海南省"
    assert path("喀什") == "新疆维吾尔自治区/喀什地区"


def test_a_word_of_every_day_is_a_place_only_where_the_context_says_so() -> None:
    assert is_common_word("大方")
    assert "大方" in forms()
    assert path("大方") == path("大方", home="柳州") == ""
    assert path("大方", home="毕节") == path("大方", near=("贵州",)) == "贵州省/毕节市/大方县"
    assert path("大方县") == "贵州省/毕节市/大方县"
    assert not is_common_word("柳州")
    assert not is_common_word("阳朔")


def test_municipalities_and_the_divisions_across_the_water() -> None:
    assert path("北京") == "北京市"
    assert path("朝阳区", home="北京") == "北京市/朝阳区"
    assert path("香港") == "香港特别行政区"
    assert path("澳门") == "澳门特别行政区"
    assert path("台北") == "台湾省/台北市"


def test_places_abroad_lie_in_their_country() -> None:
    paris = place_of("巴黎")
    assert paris == Place("巴黎", None, "world_city", ("法国",), 2.35, 48.85)
    assert place_of("新加坡") == Place("新加坡", None, "country", (), 103.85, 1.29)


def test_china_is_a_country_and_its_provinces_stand_at_the_top() -> None:
    assert path("中国") == path("中华人民共和国") == "中国"
    assert all(not place.chain for place in places() if place.level == "province")


def test_rivers_and_regions_have_no_point() -> None:
    for form, level in (("长江", "natural"), ("太湖", "natural"), ("长三角", "region"), ("中东", "region")):
        place = place_of(form)
        assert place is not None
        assert (place.level, place.point, surroundings(place)) == (level, None, ())


def test_invented_places_and_empty_names_are_none() -> None:
    assert places_called("雾桥县") == places_called("") == ()
    assert path("雾桥县", home="雾桥市", near=("雾桥", "柳州")) == path("") == ""


def test_every_point_lies_where_it_can() -> None:
    for place in places():
        if place.level in {"natural", "region"}:
            assert place.point is None, place
            continue
        assert place.point is not None, place
        longitude, latitude = place.point
        if place.level in IN_CHINA:
            assert 73 <= longitude <= 136, place
            assert 3 <= latitude <= 54, place
        assert -180 <= longitude <= 180, place
        assert -90 <= latitude <= 90, place


def test_every_county_lies_in_reach_of_its_city() -> None:
    where = {place.path: place.point for place in places()}
    for place in places():
        if place.level == "county" and len(place.chain) == 2 and place.chain[1] != "三沙市":
            (longitude, latitude), (east, north) = place.point or (0, 0), where[place.chain] or (0, 0)
            assert abs(longitude - east) < 7, place
            assert abs(latitude - north) < 4, place


def test_every_chain_leads_down_from_the_top_and_every_path_is_one_place() -> None:
    paths = [place.path for place in places()]
    assert len(set(paths)) == len(paths)
    for place in places():
        assert not place.chain or place.chain in paths, place
        assert place.level in {"province", "country", "natural", "region"} or place.chain, place


def test_every_name_leads_back_to_its_places() -> None:
    for form in forms():
        assert form == form.strip() != ""
        assert places_called(form)
    for place in places():
        assert place in places_called(place.name)
        assert place.short is None or place_of(place.short) == place


def test_all_of_china_is_there() -> None:
    levels = [place.level for place in places()]
    assert levels.count("province") == 34
    assert levels.count("city") > 330
    assert levels.count("county") > 2800
    assert levels.count("country") > 200


def test_a_dot_map_shows_the_counties_of_the_province_or_the_cities_of_china_or_capitals() -> None:
    district, city, province, abroad = (place_of(form) for form in ("鱼峰区", "柳州市", "广西", "巴黎"))
    assert district
    assert city
    assert province
    assert abroad
    assert surroundings(district) == surroundings(city)
    assert len(surroundings(city)) == 111
    assert district.point in surroundings(city)
    assert {city.point, province.point} <= set(surroundings(province))
    assert abroad.point in surroundings(abroad)
    assert len(surroundings(abroad)) > 200
