"""Pages become an edition: order, neighbours, jumps that meet one to one, indexes by pinyin."""

import random
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edition import arrange, met_jumps, neighbours_of
from generator.model import (
    Article,
    Byline,
    Continuation,
    Credit,
    Direction,
    Edition,
    IndexKind,
    Jump,
    Key,
    MetJump,
    Neighbours,
    PrintedPage,
    key_of,
)

DAY = date(2025, 6, 15)
KILN = "窑工们把新泥坯码进老窑，点起松柴。火烧了三天三夜，青釉瓷才算成了。"
KILN_AFTER = "开窑那天，青釉瓷从老窑里搬出来，窑工们敲着瓷碗听声音。松柴的灰还是热的。"
BRIDGE = "渡口的石桥下月拆修。摆渡人说，修桥期间木船照常过江，一人一元。"
BRIDGE_AFTER = "木船每天跑六十趟，摆渡人从渡口接到对岸。石桥的栏杆要等过江的人少了再装。"


def article(key: str, **fields: object) -> Article:
    """An article with the given key; its day and page are those of the key."""
    plain = Article(key_of(key), key, "")
    values = {name: getattr(plain, name) for name in plain.__slots__}
    return Article(**{**values, **fields})


def page(key: str, *articles: Article) -> PrintedPage:
    return PrintedPage(key_of(key), articles=articles)


def onward(number: int) -> Jump:
    return Jump(Direction.TO, f"{number:02}", f"下转第{number}版")


def back(number: int) -> Jump:
    return Jump(Direction.FROM, f"{number:02}", f"上接第{number}版")


def jumps_of(edition: Edition) -> dict[Key, tuple[MetJump, ...]]:
    """The jumps of all issues, by the keys of their articles."""
    return {key: met for issue in edition.issues for key, met in met_jumps(issue).items()}


def all_neighbours(edition: Edition) -> dict[Key, Neighbours]:
    """What is beside each article of all issues, by its key."""
    return {key: beside for issue in edition.issues for key, beside in neighbours_of(issue).items()}


def met_keys(pages: Sequence[PrintedPage]) -> dict[Key, list[Key | None]]:
    """The key of the article that each jump leads to, by the key of its own article."""
    jumps = jumps_of(arrange(pages))
    return {key: [met.article.key if met.article else None for met in mets] for key, mets in jumps.items()}


def names(kind: IndexKind, *people: str) -> list[tuple[str, str]]:
    field = str(kind)
    edition = arrange([page("2025-06-15/01", article("2025-06-15/01-01", **{field: people}))])
    return [(entry.letter, entry.name) for entry in edition.indexes[kind]]


def test_no_pages_make_an_empty_edition() -> None:
    edition = arrange([])
    assert (edition.issues, edition.articles) == ((), ())
    assert edition.indexes == dict.fromkeys(IndexKind, ())


def test_a_page_without_articles_still_stands_in_its_issue() -> None:
    empty = page("2025-06-15/01")
    assert arrange([empty]).issues[0].pages == (empty,)


def test_issues_stand_newest_first_and_pages_and_articles_by_number() -> None:
    edition = arrange(
        [
            page("2025-06-14/02", article("2025-06-14/02-01")),
            page("2025-06-15/10", article("2025-06-15/10-100"), article("2025-06-15/10-99")),
            page("2025-06-15/02", article("2025-06-15/02-02"), article("2025-06-15/02-01")),
        ]
    )
    assert [issue.date.day for issue in edition.issues] == [15, 14]
    assert [str(one.key)[8:] for one in edition.articles] == [
        "15/02-01",
        "15/02-02",
        "15/10-99",
        "15/10-100",
        "14/02-01",
    ]


def test_neighbours_run_across_pages_and_stop_at_the_ends_of_the_issue() -> None:
    first, second, third = (article(f"2025-06-15/0{n}-01") for n in (1, 1, 2))
    second = article("2025-06-15/01-02")
    other = article("2025-06-14/01-01")
    edition = arrange(
        [page("2025-06-15/02", third), page("2025-06-15/01", first, second), page("2025-06-14/01", other)]
    )
    assert all_neighbours(edition) == {
        first.key: Neighbours(None, second),
        second.key: Neighbours(first, third),
        third.key: Neighbours(second, None),
        other.key: Neighbours(None, None),
    }


def test_the_only_jump_each_way_meets() -> None:
    start = article("2025-06-15/01-01", jumps=(onward(2),))
    end = article("2025-06-15/02-01", jumps=(back(1),))
    assert met_keys([page("2025-06-15/01", start), page("2025-06-15/02", end)]) == {
        start.key: [end.key],
        end.key: [start.key],
    }


def test_a_jump_meets_nothing_in_another_issue() -> None:
    start = article("2025-06-15/01-01", jumps=(onward(2),))
    end = article("2025-06-14/02-01", jumps=(back(1),))
    pages = [page("2025-06-15/01", start), page("2025-06-14/02", end)]
    assert met_keys(pages) == {start.key: [None], end.key: [None]}


def test_a_jump_tells_whether_its_page_is_there() -> None:
    start = article("2025-06-15/01-01", jumps=(onward(2), onward(3)))
    edition = arrange([page("2025-06-15/01", start), page("2025-06-15/02")])
    assert [met.page_present for met in jumps_of(edition)[start.key]] == [True, False]


def test_an_article_in_the_middle_meets_both_ways() -> None:
    start = article("2025-06-15/01-01", jumps=(onward(2),))
    middle = article("2025-06-15/02-01", jumps=(back(1), onward(3)))
    end = article("2025-06-15/03-01", jumps=(back(2),))
    met = met_keys([page("2025-06-15/01", start), page("2025-06-15/02", middle), page("2025-06-15/03", end)])
    assert met == {start.key: [middle.key], middle.key: [start.key, end.key], end.key: [middle.key]}


def test_an_article_never_meets_itself() -> None:
    lonely = article("2025-06-15/01-01", jumps=(onward(1), back(1)))
    assert met_keys([page("2025-06-15/01", lonely)]) == {lonely.key: [None, None]}


def two_ways(first_title: str | None, second_title: str | None) -> list[PrintedPage]:
    """Two stories that jump from page 1 to page 2, where they stand in the other order."""
    return [
        page(
            "2025-06-15/01",
            article("2025-06-15/01-01", title="老窑新火", body=KILN, jumps=(onward(2),)),
            article("2025-06-15/01-02", title="石桥拆修 木船照渡", body=BRIDGE, jumps=(onward(2),)),
        ),
        page(
            "2025-06-15/02",
            article("2025-06-15/02-01", title=first_title, body=BRIDGE_AFTER, jumps=(back(1),)),
            article("2025-06-15/02-02", title=second_title, body=KILN_AFTER, jumps=(back(1),)),
        ),
    ]


@pytest.mark.parametrize("titles", [("石桥拆修 木船照渡", "老窑新火"), (None, None), ("石桥拆修", None)])
def test_several_jumps_meet_by_headline_or_wording(titles: tuple[str | None, str | None]) -> None:
    assert met_keys(two_ways(*titles)) == {
        key_of("2025-06-15/01-01"): [key_of("2025-06-15/02-02")],
        key_of("2025-06-15/01-02"): [key_of("2025-06-15/02-01")],
        key_of("2025-06-15/02-01"): [key_of("2025-06-15/01-02")],
        key_of("2025-06-15/02-02"): [key_of("2025-06-15/01-01")],
    }


def test_two_jumps_that_nothing_tells_apart_meet_nothing() -> None:
    starts = [article(f"2025-06-15/01-0{n}", title="简讯", body=KILN, jumps=(onward(2),)) for n in (1, 2)]
    end = article("2025-06-15/02-01", title="简讯", body=KILN_AFTER, jumps=(back(1),))
    met = met_keys([page("2025-06-15/01", *starts), page("2025-06-15/02", end)])
    assert met == {
        key_of("2025-06-15/01-01"): [None],
        key_of("2025-06-15/01-02"): [None],
        key_of("2025-06-15/02-01"): [None],
    }


def test_one_jump_back_meets_the_story_it_goes_on_with() -> None:
    front, inner = two_ways(None, None)
    met = met_keys([front, page("2025-06-15/02", inner.articles[1])])
    assert met[key_of("2025-06-15/01-01")] == [key_of("2025-06-15/02-02")]
    assert met[key_of("2025-06-15/01-02")] == [None]


@pytest.mark.parametrize(("count", "met"), [(0, 2), (10, 2), (11, None), (17, None), (18, 1), (35, 1)])
def test_where_two_stories_could_go_on_the_right_one_must_be_clearly_more_alike(
    count: int, met: int | None
) -> None:
    """The text with the mark begins with so many characters of one story; the rest of it is the other's."""
    front, _ = two_ways(None, None)
    end = article("2025-06-15/02-01", body=KILN_AFTER[:count] + BRIDGE_AFTER[count:], jumps=(back(1),))
    keys = [key_of(f"2025-06-15/01-0{met}") if met else None]
    assert met_keys([front, page("2025-06-15/02", end)])[end.key] == keys


@pytest.mark.parametrize(("length", "meets"), [(21, True), (22, False)])
def test_one_pair_of_characters_in_twenty_is_the_least_that_two_parts_share(
    length: int, *, meets: bool
) -> None:
    """Both parts say 松柴, and the other story on the page shares nothing with the second."""
    kiln = "窑工把新泥坯码进老窑点起松柴火烧了三天三夜青釉瓷"[:length]
    market = "集市添了五个摊位卖竹篮与草鞋买的人不少"
    starts = [
        article(f"2025-06-15/01-0{number}", title=None, body=body, jumps=(onward(2),))
        for number, body in enumerate((kiln, market), 1)
    ]
    after = "渡船上的孩子数着对岸的灯，艄公说今夜风大，等月亮出来再走；后来松柴的香气飘过江面，大家都说真暖和。"
    end = article("2025-06-15/02-01", title=None, body=after, jumps=(back(1),))
    met = met_keys([page("2025-06-15/01", *starts), page("2025-06-15/02", end)])
    assert met[end.key] == ([starts[0].key] if meets else [None])


def test_jumps_within_an_article_lead_to_itself_and_take_no_other_s_place() -> None:
    whole = article(
        "2025-06-15/01-01", body=KILN, jumps=(onward(2), back(1), onward(3)), continued=(Continuation("02"),)
    )
    other = article("2025-06-15/01-02", body=BRIDGE, jumps=(onward(2),))
    left = article("2025-06-15/02-01", body=BRIDGE_AFTER, jumps=(back(1),))
    end = article("2025-06-15/03-01", body=KILN_AFTER, jumps=(back(2),))
    pages = [page("2025-06-15/01", whole, other), page("2025-06-15/02", left), page("2025-06-15/03", end)]
    assert met_keys(pages) == {
        whole.key: [whole.key, whole.key, end.key],
        other.key: [left.key],
        left.key: [other.key],
        end.key: [whole.key],
    }


def test_an_article_joined_by_hand_needs_no_mark_of_the_other_page() -> None:
    whole = article("2025-06-15/01-01", jumps=(onward(2),), continued=(Continuation("02"),))
    edition = arrange([page("2025-06-15/01", whole), page("2025-06-15/02")])
    assert [met.article for met in jumps_of(edition)[whole.key]] == [whole]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("单小红", "S"),
        ("曾志远", "Z"),
        ("区汉良", "O"),
        ("仇英", "Q"),
        ("解明", "X"),
        ("查良言", "Z"),
        ("任远", "R"),
        ("朴正", "P"),
        ("尉迟恭", "Y"),
        ("万俟雄", "M"),
        ("覃月", "Q"),
        ("沈砚秋", "S"),
        ("Ada Lin", "A"),
        ("阿依古丽·买买提", "A"),
    ],
)
def test_people_stand_under_the_letter_of_their_surname(name: str, letter: str) -> None:
    assert names(IndexKind.PEOPLE, name) == [(letter, name)]


def test_places_and_bodies_are_read_as_words() -> None:
    assert names(IndexKind.PLACES, "重庆", "长沙") == [("C", "长沙"), ("C", "重庆")]
    assert names(IndexKind.ORGANISATIONS, "《求索》杂志") == [("Q", "《求索》杂志")]


def test_what_has_no_letter_stands_last_under_a_sign() -> None:
    assert names(IndexKind.TOPICS, "5G", "水利", "", "α射线", "AI") == [
        ("A", "AI"),
        ("S", "水利"),
        ("#", ""),
        ("#", "5G"),
        ("#", "α射线"),
    ]


def test_names_stand_by_their_syllables_and_not_by_their_letters() -> None:
    people = ["方案子", "方安", "范仲", "法兰"]
    assert [name for _, name in names(IndexKind.PEOPLE, *people)] == ["法兰", "范仲", "方安", "方案子"]


def test_an_entry_lists_its_articles_newest_first_and_each_once() -> None:
    old = article("2025-06-14/01-01", people=("沈砚秋",))
    new = article("2025-06-15/01-01", people=("沈砚秋", "沈砚秋"))
    (entry,) = arrange([page("2025-06-14/01", old), page("2025-06-15/01", new)]).indexes[IndexKind.PEOPLE]
    assert entry.articles == (new, old)


def test_reporters_come_of_bylines_whatever_their_role() -> None:
    credited = (
        Credit("本报记者", "林晚"),
        Credit("通讯员", "曾一"),
        Credit("摄影", "林晚"),
        Credit("编辑", "何苇"),
    )
    story = article("2025-06-15/01-01", byline=Byline("本报记者林晚", credited))
    entries = arrange([page("2025-06-15/01", story)]).indexes[IndexKind.REPORTERS]
    assert [(entry.letter, entry.name) for entry in entries] == [("L", "林晚"), ("Z", "曾一")]


@st.composite
def papers(draw: st.DrawFn) -> list[PrintedPage]:
    """Up to three issues of up to four pages whose articles jump about."""
    jumps = st.lists(
        st.builds(lambda to, n: onward(n) if to else back(n), st.booleans(), st.integers(1, 4)), max_size=2
    )
    bodies = st.sampled_from([KILN, KILN_AFTER, BRIDGE, BRIDGE_AFTER, ""])
    pages = []
    for day in draw(st.sets(st.integers(10, 12), max_size=3)):
        for number in draw(st.sets(st.integers(1, 4), max_size=4)):
            key = f"2025-06-{day}/{number:02}"
            articles = [
                article(f"{key}-{n:02}", body=draw(bodies), jumps=tuple(draw(jumps)), people=(f"沈{n}",))
                for n in range(1, draw(st.integers(1, 4)))
            ]
            pages.append(page(key, *articles))
    return pages


@given(papers())
def test_every_article_stands_in_the_edition_once(pages: list[PrintedPage]) -> None:
    given_keys = sorted(one.key for given_page in pages for one in given_page.articles)
    edition = arrange(pages)
    assert sorted(one.key for one in edition.articles) == given_keys
    assert sorted(all_neighbours(edition)) == given_keys


@given(papers(), st.randoms(use_true_random=False))
def test_the_order_of_the_pages_does_not_matter(pages: list[PrintedPage], chance: random.Random) -> None:
    assert arrange(chance.sample(pages, len(pages))) == arrange(pages)


@given(papers())
def test_jumps_meet_one_to_one_and_answer_each_other(pages: list[PrintedPage]) -> None:
    edition = arrange(pages)
    by_key = {one.key: one for one in edition.articles}
    for key, mets in jumps_of(edition).items():
        assert [met.jump for met in mets] == list(by_key[key].jumps)
        for met in (met for met in mets if met.article):
            partner = met.article
            assert partner is not None
            assert (partner.date, partner.page) == (by_key[key].date, met.jump.page)
            answers = [one for one in jumps_of(edition)[partner.key] if one.article and one.article.key == key]
            ways = [one for one in mets if one.article and one.article.key == partner.key]
            assert len(answers) == len(ways)
            assert any(one.jump.direction is not met.jump.direction for one in answers)
