"""What print calls by several names stands under one: what an editor decided stands, what is in doubt stays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from generator.aliases import with_aliases
from generator.content.front_matter import dump_article
from generator.edition import arrange
from generator.gazetteer import places as known_places
from generator.index_pages import heading_pages, headings_with_pages
from generator.model import Article, Dateline, Entity, IndexKind, PrintedPage, key_of
from generator.storage.files import write_whole

DAY = date(2025, 6, 15)
HOME = "砚江市"


def article(
    number: int,
    places: Sequence[str] = (),
    organisations: Sequence[str] = (),
    dateline: Dateline | None = None,
    body: str = "石匠修好了桥。",
) -> Article:
    """An article that lists these names."""
    return Article(
        key=key_of(f"2025-06-15/01-{number:02d}"),
        title="老桥回来了",
        body=body,
        dateline=dateline,
        places=tuple(places),
        organisations=tuple(organisations),
    )


def page(*articles: Article) -> PrintedPage:
    return PrintedPage(key_of("2025-06-15/01"), articles=articles)


def united(
    *articles: Article, home: str = HOME, entities: Sequence[Entity] = ()
) -> tuple[tuple[Article, ...], tuple[Entity, ...]]:
    """The articles of a page with their names united, and the entities."""
    (one,), known = with_aliases([page(*articles)], entities, home)
    return one.articles, known


def united_places(*lists: Sequence[str], home: str = HOME) -> list[tuple[str, ...]]:
    """The places of articles that list these."""
    articles, _ = united(*(article(at, places=names) for at, names in enumerate(lists, 1)), home=home)
    return [one.places for one in articles]


def united_organisations(*lists: Sequence[str], home: str = HOME) -> list[tuple[str, ...]]:
    """The organisations of articles that list these."""
    articles, _ = united(*(article(at, organisations=names) for at, names in enumerate(lists, 1)), home=home)
    return [one.organisations for one in articles]


# Places that the gazetteer knows


def test_a_city_stands_under_its_full_name_in_whichever_form_it_is_printed() -> None:
    assert united_places(["柳州"], ["桂林", "柳州市", "柳州"]) == [("柳州市",), ("桂林市", "柳州市")]


def test_provinces_and_counties_do_too() -> None:
    assert united_places(["广西", "鹿寨", "香港"]) == [("广西壮族自治区", "鹿寨县", "香港特别行政区")]


def test_a_country_stands_under_its_usual_name() -> None:
    assert united_places(["中华人民共和国", "阿拉伯联合酋长国", "纽约市", "巴黎"]) == [
        ("中国", "阿联酋", "纽约", "巴黎")
    ]


def test_rivers_and_regions_stay_as_they_are() -> None:
    assert united_places(["漓江", "长三角", "沅江"]) == [("漓江", "长三角", "沅江")]


def test_a_county_called_like_its_mountain_stays_as_printed() -> None:
    assert united_places(["武夷山", "武夷山市"]) == [("武夷山", "武夷山市")]
    assert united_places(["昆山", "昆山市"], home="昆山") == [("昆山市",)]


def test_a_name_of_several_places_is_the_one_beside_the_others() -> None:
    assert united_places(["朝阳", "北京"]) == [("朝阳区", "北京市")]
    assert united_places(["朝阳"]) == [("朝阳",)]


def test_a_county_of_the_homes_province_is_not_the_one_of_its_name_elsewhere() -> None:
    assert united_places(["海城"], home="柳州市") == [("海城",)]
    assert united_places(["海城"], home="北海市") == [("海城区",)]


def test_every_full_name_of_the_gazetteer_stays_the_same() -> None:
    names = sorted({place.name for place in known_places() if place.level in {"province", "city", "county"}})
    assert united_places(*([name] for name in names)) == [(name,) for name in names]


# Places that it does not know


def test_the_home_stands_under_its_full_name() -> None:
    assert united_places(["砚江", "砚江市"], ["砚江"]) == [("砚江市",), ("砚江市",)]


def test_a_town_takes_its_level_from_the_only_listed_name_that_has_one() -> None:
    assert united_places(["竹坞"], ["竹坞镇"]) == [("竹坞镇",), ("竹坞镇",)]
    assert united_places(["竹坞"], ["竹坞镇"], ["竹坞村"]) == [("竹坞",), ("竹坞镇",), ("竹坞村",)]


def test_a_name_with_its_level_takes_no_other() -> None:
    assert united_places(["松陂县"], ["松陂县城区"], ["松陂县区"]) == [
        ("松陂县",),
        ("松陂县城区",),
        ("松陂县区",),
    ]


# Offices of the home


def test_an_office_of_the_city_is_the_one_of_the_home() -> None:
    assert united_organisations(["市财政局"], ["砚江市财政局", "市财政局"]) == [
        ("砚江市财政局",),
        ("砚江市财政局",),
    ]
    assert united_organisations(["县文化馆"], home="松陂县") == [("松陂县文化馆",)]


@pytest.mark.parametrize(
    "name",
    ["市场监督管理局", "市民中心", "市政工程处", "市容管理处", "市委", "县教育局", "城市规划馆", "恒砚轴承"],
)
def test_what_only_begins_like_an_office_of_the_city_stays(name: str) -> None:
    assert united_organisations([name]) == [(name,)]


def test_an_office_of_the_city_can_begin_with_a_word_that_needs_its_sign() -> None:
    assert united_organisations(["市民政局", "市政府", "市政协", "市市场监管局"]) == [
        ("砚江市民政局", "砚江市政府", "砚江市政协", "砚江市市场监管局")
    ]


def test_an_office_in_a_report_from_elsewhere_is_not_the_homes() -> None:
    elsewhere = article(1, organisations=("市财政局",), dateline=Dateline("新华社沈阳电", "新华社", "沈阳"))
    own = article(2, organisations=("市财政局",), dateline=Dateline("本报松陂讯", "本报", "松陂"))
    at_home = article(3, organisations=("市财政局",), dateline=Dateline("新华社砚江电", "新华社", "砚江"))
    half_read = article(4, organisations=("市财政局",), dateline=Dateline("日报讯", "日报"))
    articles, _ = united(elsewhere, own, at_home, half_read)
    assert [one.organisations for one in articles] == [("市财政局",), *[("砚江市财政局",)] * 3]


def test_an_office_of_the_province_is_that_of_the_homes_province() -> None:
    assert united_organisations(["省财政厅", "省级机关"], home="佛山市") == [("广东省财政厅", "省级机关")]
    assert united_organisations(["自治区财政厅", "省财政厅"], home="柳州") == [
        ("广西壮族自治区财政厅", "省财政厅")
    ]


def test_no_province_is_made_up_for_a_home_that_nobody_knows() -> None:
    assert united_organisations(["省财政厅", "自治区财政厅"]) == [("省财政厅", "自治区财政厅")]


def test_without_a_home_offices_stay_as_printed() -> None:
    assert united_organisations(["市财政局", "省财政厅"], home="") == [("市财政局", "省财政厅")]


# Legal names


def test_a_legal_name_stands_under_the_usual_one() -> None:
    assert united_organisations(["恒砚轴承股份有限公司"], ["恒砚轴承"]) == [("恒砚轴承",), ("恒砚轴承",)]
    assert united_organisations(["云汽通用砚陵汽车股份有限公司"], ["云汽通用砚陵"]) == [
        ("云汽通用砚陵",),
        ("云汽通用砚陵",),
    ]


def test_the_town_before_a_legal_name_is_no_part_of_the_usual_one() -> None:
    legal, usual = "广西柳泉机械股份有限公司", "柳泉机械"
    assert united_organisations([legal], [usual]) == [(usual,), (usual,)]
    legal = "砚江市柳泉瓷业有限责任公司"
    assert united_organisations([legal], ["柳泉瓷业"]) == [("柳泉瓷业",), ("柳泉瓷业",)]


def test_a_usual_name_of_two_characters_must_be_in_several_articles() -> None:
    legal = "恒砚轴承股份有限公司"
    assert united_organisations([legal], ["恒砚"]) == [(legal,), ("恒砚",)]
    assert united_organisations([legal], ["恒砚"], ["恒砚"]) == [("恒砚",)] * 3


@pytest.mark.parametrize(
    "names",
    [
        ["恒砚轴承", "恒砚轴承股份有限公司", "恒砚轴承物流有限公司"],  # which of the two?
        ["恒砚轴承", "恒砚轴承股份有限公司", "恒砚轴承集团"],  # or the group?
        ["恒砚轴承", "恒砚轴承砚江销售有限公司"],  # a branch
        ["恒砚轴承", "恒砚轴承销售有限公司"],  # a daughter
        ["轴承厂", "砚江轴承厂有限公司"],  # anyone's
        ["砚江市", "砚江市恒砚轴承股份有限公司"],  # a place
        ["恒砚轴承股份有限公司", "恒砚轴承有限公司"],  # no usual name
    ],
)
def test_where_a_legal_name_is_in_doubt_both_stay(names: list[str]) -> None:
    articles, entities = united(article(1, organisations=tuple(names), places=(HOME,)))
    assert articles[0].organisations == tuple(names)
    assert entities == ()


def test_a_part_of_a_company_is_no_doubt() -> None:
    names = ["恒砚轴承", "恒砚轴承股份有限公司", "恒砚轴承工会"]
    assert united_organisations(names) == [("恒砚轴承", "恒砚轴承工会")]


# What the editor decided


def test_a_name_with_an_entry_is_never_touched() -> None:
    known = Entity(IndexKind.PLACES, "柳州", "柳州", description="龙城")
    articles, entities = united(article(1, places=("柳州", "桂林")), entities=[known])
    assert articles[0].places == ("柳州", "桂林市")
    assert entities == (known, Entity(IndexKind.PLACES, "桂林市", "桂林市", ("桂林",)))


def test_other_forms_come_under_the_heading_of_an_entry() -> None:
    known = Entity(IndexKind.PLACES, "柳州市", "柳州市", ("龙城",), description="工业城市")
    articles, entities = united(article(1, places=("柳州",)), entities=[known])
    assert articles[0].places == ("柳州市",)
    assert entities == (replace(known, aliases=("龙城", "柳州")),)


def test_nothing_comes_under_a_private_entry_or_under_one_of_namesakes() -> None:
    private = Entity(IndexKind.PLACES, "柳州市", "柳州市", private=True)
    first = Entity(IndexKind.PLACES, "1", "桂林市", told_apart="城")
    second = Entity(IndexKind.PLACES, "2", "桂林市", told_apart="影片")
    articles, _ = united(article(1, places=("柳州", "桂林")), entities=[private, first, second])
    assert articles[0].places == ("柳州", "桂林")


def test_a_rejected_name_does_not_come_back() -> None:
    rejected = {(IndexKind.ORGANISATIONS, "砚江市财政局")}
    (one,), _ = with_aliases([page(article(1, organisations=("市财政局",)))], (), HOME, rejected)
    assert one.articles[0].organisations == ("市财政局",)


# What comes of it


def test_the_page_of_a_name_knows_its_printed_forms() -> None:
    body = "柳州的桥修好了。柳州市财政局说，钱已付清。"
    story = article(1, places=("柳州", "柳州市"), organisations=("市财政局", "柳州市财政局"), body=body)
    pages, entities = with_aliases([page(story)], (), "柳州市")
    edition = arrange(pages, entities)
    entries = heading_pages(edition, headings_with_pages(edition))
    (place,) = entries[IndexKind.PLACES]
    (office,) = entries[IndexKind.ORGANISATIONS]
    assert (place.name, place.forms) == ("柳州市", (("柳州", 1), ("柳州市", 1)))
    assert (office.name, office.forms) == ("柳州市财政局", (("柳州市财政局", 1),))


def test_a_build_shows_one_page_for_both_forms_and_leaves_the_files_alone(tmp_path: Path) -> None:
    stories = [article(1, places=("砚江",)), article(2, places=("砚江市",))]
    for story in stories:
        write_whole(tmp_path / "content" / "articles" / f"{story.key}.md", dump_article(story).encode())
    write_whole(tmp_path / "content" / "edition.yaml", "place: 砚江市\n".encode())
    files = {path: path.read_bytes() for path in (tmp_path / "content").rglob("*.md")}
    assert build.main(["build", "--quiet", "--edition", str(tmp_path)]) == 0
    assert [path.name for path in (tmp_path / "site" / "places").glob("砚江*")] == ["砚江市.html"]
    assert {path: path.read_bytes() for path in files} == files


# Laws

PLACES_PRINTED = (
    "柳州 柳州市 吉林 吉林市 朝阳 朝阳区 北京 海城 和平 天津 砚江 砚江市 竹坞 竹坞镇 竹坞村 武夷山 "
    "中华人民共和国 蒙古 漓江 我市"
)
ORGANISATIONS_PRINTED = (
    "市财政局 砚江市财政局 市场监管局 省财政厅 恒砚 恒砚轴承 恒砚轴承集团 恒砚轴承工会 恒砚轴承股份有限公司 "
    "恒砚物流有限公司 砚江恒砚轴承有限公司 市恒砚轴承有限公司 柳泉瓷业"
)


def some_of(names: str) -> st.SearchStrategy[list[str]]:
    """Some of the names, each once, in any order."""
    return st.lists(st.sampled_from(names.split()), max_size=6, unique=True)


STORIES = st.lists(st.tuples(some_of(PLACES_PRINTED), some_of(ORGANISATIONS_PRINTED)), max_size=5)
HOMES = st.sampled_from(["砚江市", "柳州市", "佛山市", "北京", "雾桥", ""])
KNOWN = st.lists(
    st.sampled_from(
        [
            Entity(IndexKind.PLACES, "柳州市", "龙城", ("柳州",)),
            Entity(IndexKind.PLACES, "朝阳区", "朝阳", told_apart="区"),
            Entity(IndexKind.PLACES, "竹坞镇", "竹坞镇", private=True),
            Entity(IndexKind.ORGANISATIONS, "砚江市财政局", "财政局"),
            Entity(IndexKind.ORGANISATIONS, "恒砚轴承", "恒砚轴承"),
        ]
    ),
    unique=True,
)


def laid(stories: Sequence[tuple[list[str], list[str]]]) -> list[PrintedPage]:
    """A page with an article for each story's places and organisations."""
    articles = (
        article(at, places=tuple(names), organisations=tuple(bodies))
        for at, (names, bodies) in enumerate(stories, 1)
    )
    return [page(*articles)]


@given(STORIES, HOMES, KNOWN)
def test_uniting_twice_changes_nothing_more_and_no_article_gains_a_name(
    stories: list[tuple[list[str], list[str]]], home: str, known: list[Entity]
) -> None:
    pages = laid(stories)
    once, entities = with_aliases(pages, known, home)
    for before, after in zip(pages[0].articles, once[0].articles, strict=True):
        assert bool(after.places) == bool(before.places)
        assert len(after.places) <= len(before.places)
        assert len(after.organisations) <= len(before.organisations)
        assert replace(after, places=before.places, organisations=before.organisations) == before
    assert with_aliases(once, entities, home) == (once, entities)
    assert with_aliases(once, known, home)[0] == once


@given(STORIES, HOMES, KNOWN)
def test_the_order_of_articles_and_names_does_not_matter(
    stories: list[tuple[list[str], list[str]]], home: str, known: list[Entity]
) -> None:
    pages, entities = with_aliases(laid(stories), known, home)
    backwards = [(names[::-1], bodies[::-1]) for names, bodies in reversed(stories)]
    turned, same = with_aliases(laid(backwards), known, home)
    assert same == entities
    for one, other in zip(pages[0].articles, reversed(turned[0].articles), strict=True):
        assert set(one.places) == set(other.places)
        assert set(one.organisations) == set(other.organisations)


def test_places_in_traditional_characters_stand_under_their_full_name_as_the_edition_prints_it() -> None:
    assert united_places(["南寧"], ["南寧市"], ["台東"]) == [("南寧市",), ("南寧市",), ("台東縣",)]


def test_one_name_in_both_prints_is_one_name() -> None:
    articles, entities = united(
        article(1, places=["南寧市"]), article(2, places=["南宁"]), article(3, ["南寧市"])
    )
    assert {one.places for one in articles} == {("南寧市",)}
    assert [(entity.heading, entity.aliases) for entity in entities] == [("南寧市", ("南宁",))]


def test_an_office_of_a_traditional_home_is_the_homes() -> None:
    (one,), _ = united(article(1, organisations=["市財政局"]), home="南寧市")
    assert one.organisations == ("南寧市財政局",)


def test_an_entry_in_traditional_characters_is_never_touched() -> None:
    entity = Entity(IndexKind.PLACES, "nanning", "南寧", ("南寧市",))
    (one, two), _ = united(article(1, places=["南寧"]), article(2, places=["南寧市"]), entities=[entity])
    assert (one.places, two.places) == (("南寧",), ("南寧市",))
