"""What readers may see on a day: pages without what is held back, and what goes with it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.remains import PageText, Remains
from generator.model import (
    Article,
    Byline,
    Caption,
    Continuation,
    Credit,
    Dateline,
    Direction,
    Doubtful,
    Furniture,
    Holding,
    Jump,
    Note,
    NoteCode,
    Phrase,
    PhraseCode,
    PrintedPage,
    SourceLines,
    Value,
    key_of,
)
from generator.visibility import Tally, held_told, shown
from generator.visibility.secrets import repeats, secret_of, shares_run
from generator.visibility.states import has_taken_in

DAY = date(2025, 6, 15)
TODAY = date(2029, 12, 31)
TOMORROW = date(2030, 1, 1)
PATH, INNER = "pages/2025-06-15/01.txt", "pages/2025-06-15/02.txt"
HELD = Holding(("draft",))
BRIDGE = "青石渡大桥的最后一段钢梁清早落位。"
PRICES = "粮价连日回落，镇上的米铺重新排起了队。"


def article(number: int, body: str, first: int, last: int, **facts: object) -> Article:
    """An article of page 1 that was read out of these lines."""
    made = Article(key_of(f"2025-06-15/01-{number:02}"), f"标题{number}", body)
    return replace(made, source=(SourceLines(PATH, first, last),), **facts)  # type: ignore[arg-type]


def page(*articles: Article, number: int = 1, **facts: object) -> PrintedPage:
    path = f"pages/2025-06-15/{number:02}.txt"
    made = PrintedPage(key_of(f"2025-06-15/{number:02}"), "要闻", source=(SourceLines(path, 1, 1),))
    return replace(made, articles=articles, **facts)  # type: ignore[arg-type]


def text(*lines: str, changed: bool = False) -> PageText:
    return PageText(dict(enumerate(lines, 1)), changed)


def keys(pages: Sequence[PrintedPage]) -> list[str]:
    return [str(one.key) for each in pages for one in each.articles]


@pytest.mark.parametrize(("today", "count"), [(TODAY, 0), (TOMORROW, 1), (date(2031, 5, 5), 1)])
def test_an_embargo_ends_as_its_day_begins(today: date, count: int) -> None:
    embargoed = page(article(1, BRIDGE, 1, 1, holding=Holding(embargo=TOMORROW)))
    assert len(keys(shown([embargoed], Remains(), today).pages)) == count


def test_the_strictest_of_article_page_and_issue_counts() -> None:
    later = page(
        article(1, BRIDGE, 1, 1, holding=Holding(embargo=TOMORROW)), holding=Holding(embargo=date(2031, 1, 1))
    )
    found = shown([later], Remains(), date(2030, 6, 1))
    assert found.pages == []
    assert found.tally == Tally(articles=1, pages=1, issues=1, until=date(2031, 1, 1))
    withdrawn = page(article(1, BRIDGE, 1, 1, holding=Holding(("private",), withdrawn="失实")))
    assert keys(shown([withdrawn], Remains(), TODAY).pages) == []


def test_what_goes_on_on_a_page_that_is_held_back_is_held_back() -> None:
    jumping = article(1, BRIDGE, 1, 1, continued=(Continuation("02"),))
    found = shown([page(jumping, article(2, PRICES, 2, 2)), page(number=2, holding=HELD)], Remains(), TODAY)
    assert keys(found.pages) == ["2025-06-15/01-02"]
    assert found.withheld.texts == {INNER}


def test_a_page_that_was_there_only_by_its_articles_goes_with_them() -> None:
    bare = PrintedPage(key_of("2025-06-15/03"), articles=(article(1, BRIDGE, 1, 1, holding=HELD),))
    assert shown([bare], Remains(), TODAY).pages == []
    kept = page(article(1, BRIDGE, 1, 1, holding=HELD))
    assert [str(each.key) for each in shown([kept], Remains(), TODAY).pages] == ["2025-06-15/01"]


def test_of_the_page_s_text_its_own_lines_are_blank_shared_ones_too_and_no_others() -> None:
    held = article(1, BRIDGE, 2, 3, title="大桥合龙 粮价回落", holding=HELD)
    other = article(2, PRICES, 3, 4)
    texts = {PATH: text("云津日报", BRIDGE, "大桥合龙 粮价回落", PRICES)}
    found = shown([page(held, other)], Remains(texts=texts), TODAY)
    assert found.withheld.lines == {(PATH, 2), (PATH, 3)}
    assert found.withheld.texts == frozenset()


def test_its_headline_over_nothing_on_another_page_is_blank_too() -> None:
    held = article(1, BRIDGE, 1, 1, title="青石渡大桥合龙", holding=HELD)
    inner = replace(article(2, PRICES, 2, 2), source=(SourceLines(INNER, 2, 2),))
    texts = {PATH: text(BRIDGE), INNER: text("青石渡大桥合龙", PRICES, "最后一段钢梁清早落")}
    found = shown([page(held), page(inner, number=2)], Remains(texts=texts), TODAY)
    assert found.withheld.lines == {(PATH, 1), (INNER, 1), (INNER, 3)}


def test_what_another_article_says_itself_stays() -> None:
    held = article(1, BRIDGE, 1, 1, holding=HELD)
    teaser = article(2, "青石渡大桥的最后一段钢梁清早落位。详见第二版。", 2, 2)
    texts = {PATH: text(BRIDGE, "青石渡大桥的最后一段钢梁清早落位。")}
    assert shown([page(held, teaser)], Remains(texts=texts), TODAY).withheld.lines == {(PATH, 1)}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ((), text(BRIDGE, PRICES)),
        ((SourceLines(PATH, 2, 2),), text(BRIDGE, PRICES)),
        ((SourceLines(PATH, 1, 1),), text(BRIDGE, PRICES, changed=True)),
    ],
    ids=["no source", "lines with other words", "changed since the import"],
)
def test_where_its_lines_are_not_known_the_text_is_not_shown(
    source: tuple[SourceLines, ...], lines: PageText
) -> None:
    held = replace(article(1, BRIDGE, 1, 1, holding=HELD), source=source)
    assert PATH in shown([page(held)], Remains(texts={PATH: lines}), TODAY).withheld.texts


@pytest.mark.parametrize(("count", "is_shown"), [(8, False), (9, True)])
def test_its_lines_are_known_where_half_of_its_text_stands_in_them(count: int, *, is_shown: bool) -> None:
    lines = text(BRIDGE[:count] + PRICES[count:])
    withheld = shown(
        [page(article(1, BRIDGE, 1, 1, holding=HELD))], Remains(texts={PATH: lines}), TODAY
    ).withheld
    assert (PATH not in withheld.texts) is is_shown


@pytest.mark.parametrize(("count", "has_it"), [(8, False), (9, True)])
def test_an_article_has_taken_in_another_where_half_of_its_text_stands_in_it(
    count: int, *, has_it: bool
) -> None:
    whole = article(2, BRIDGE[:count] + PRICES[count:], 1, 4)
    assert has_taken_in(whole, article(1, BRIDGE, 1, 2)) is has_it


@pytest.mark.parametrize(
    ("line", "is_secret"),
    [
        ("钢梁清早", True),
        ("钢梁清", False),
        ("钢梁清晨落位", True),
        ("钢梁清早位", False),
        ("钢梁清早再等落位", False),
    ],
    ids=["a short line as a whole", "a word", "most of a line", "most of a word", "half of a line"],
)
def test_a_line_repeats_what_is_held_back_where_most_of_it_stands_there(line: str, *, is_secret: bool) -> None:
    assert repeats(line, [secret_of(article(1, BRIDGE, 1, 1))]) is is_secret


@pytest.mark.parametrize(("count", "is_secret"), [(7, False), (8, True)])
def test_eight_characters_in_a_row_are_in_no_two_texts_by_chance(count: int, *, is_secret: bool) -> None:
    line = f"米铺的人都在说{BRIDGE[3 : 3 + count]}，说完又去排队，粮价的事没有人再提起。"
    secrets = [secret_of(article(1, BRIDGE, 1, 1))]
    assert (shares_run(line, secrets), repeats(line, secrets)) == (is_secret, is_secret)


def test_a_deleted_article_is_blank_unless_its_lines_and_words_are_another_s() -> None:
    gone = article(1, BRIDGE, 1, 1)
    texts = {PATH: text(BRIDGE, PRICES)}
    remains = Remains(deleted=(gone,), texts=texts)
    assert shown([page(article(2, PRICES, 2, 2))], remains, TODAY).withheld.lines == {(PATH, 1)}
    joined = article(2, f"{BRIDGE}{PRICES}", 1, 2)
    assert shown([page(joined)], remains, TODAY).withheld.lines == frozenset()
    beside = article(2, PRICES, 1, 2)
    assert shown([page(beside)], remains, TODAY).withheld.lines == {(PATH, 1)}


def test_one_that_took_in_what_is_held_back_is_held_back_and_told() -> None:
    part = replace(article(1, BRIDGE, 1, 1, holding=HELD), key=key_of("2025-06-15/02-01"))
    whole = article(2, f"{PRICES}{BRIDGE}", 1, 5, continued=(Continuation("02"),))
    found = shown([page(whole), page(part, number=2)], Remains(), TODAY)
    assert keys(found.pages) == []
    assert [str(problem.origin) for problem in found.problems] == ["content/articles/2025-06-15/01-02.md"]


def rival_headline(rival: str) -> Note:
    return Note(NoteCode.RIVAL_HEADLINE, (("rival", rival), ("percent", 70)))


def goes_on_perhaps(page: int, opening: str) -> Note:
    other = Phrase(PhraseCode.PART_WITHOUT_HEADLINE, (("page", page), ("opening", opening)))
    return Note(NoteCode.GOES_ON_PERHAPS, (("mark", "（下转二版）"), ("others", (other,))))


def test_what_repeats_it_among_the_leftovers_and_in_notes_is_left_out() -> None:
    held = article(1, BRIDGE, 1, 1, title="青石渡大桥合龙", holding=HELD)
    noted = article(
        2,
        PRICES,
        2,
        2,
        notes=(
            rival_headline("青石渡大桥合龙"),
            goes_on_perhaps(2, "最后一段"),
            Note(text="标题也可能是“青石渡大桥合龙”，请核对。"),
            Note("of-another-version", (("words", ("鸡蛋", "青石渡大桥合龙")),), "有两个词要核对。"),
            Note(NoteCode.SHORT_BODY),
            Note(text="已对照报纸。"),
        ),
    )
    beside = page(
        held,
        noted,
        unplaced=f"{BRIDGE}\n\n天气晴好",
        furniture=(Furniture("other", "青石渡大桥合龙"), Furniture("masthead", "云津日报")),
    )
    (found,) = shown([beside], Remains(), TODAY).pages
    assert found.articles[0].notes == (Note(NoteCode.SHORT_BODY), Note(text="已对照报纸。"))
    assert found.unplaced.strip() == "天气晴好"
    assert found.furniture == (Furniture("masthead", "云津日报"),)


def test_a_picture_goes_with_the_articles_that_are_alone_to_refer_to_it() -> None:
    held = article(1, f"{BRIDGE}\n\n![桥](桥%20一.jpg) ![两岸](both.jpg)", 1, 1, holding=HELD)
    held = replace(held, captions=(Caption("桥", None, "2025/bridge.jpg"),))
    other = article(2, f"{PRICES}\n\n![两岸](both.jpg)", 2, 2)
    pictures = ("2025/bridge.jpg", "bridge.jpg", "both.jpg", "nobody.jpg", "桥 一.jpg")
    found = shown([page(held, other)], Remains(pictures=pictures), TODAY)
    assert found.withheld.pictures == {"2025/bridge.jpg", "桥 一.jpg"}


def test_of_a_withdrawn_article_the_address_the_reason_and_the_headline_are_left() -> None:
    told = article(1, BRIDGE, 1, 1, holding=Holding(withdrawn="失实"), people=("何一苇",))
    (found,) = shown([page(told)], Remains(texts={PATH: text(BRIDGE)}), TODAY).pages
    (left,) = found.articles
    assert (left.key, left.title, left.holding.withdrawn, left.body, left.people) == (
        told.key,
        "标题1",
        "失实",
        "",
        (),
    )
    assert found.to_be_read == ()


def test_of_a_withdrawn_page_no_headline_is_left() -> None:
    (found,) = shown(
        [page(article(1, BRIDGE, 1, 1), holding=Holding(withdrawn="失实"))], Remains(), TODAY
    ).pages
    assert found == PrintedPage(
        key_of("2025-06-15/01"),
        articles=(replace(found.articles[0], title=None, holding=Holding(withdrawn="失实")),),
        holding=Holding(withdrawn="失实"),
    )


@pytest.mark.parametrize(
    ("tally", "told"),
    [
        (Tally(), {}),
        (
            Tally(articles=2, until=TOMORROW),
            {
                "parts": ("held-articles",),
                "articles": 2,
                "within": "",
                "until": "held-until",
                "day": "2030-01-01",
            },
        ),
        (
            Tally(articles=9, pages=4, issues=1, withdrawn=1),
            {
                "parts": ("held-articles", "withdrawn-articles"),
                "wholes": ("held-pages", "held-issues"),
                "pages": 4,
            },
        ),
        (Tally(withdrawn=3), {"parts": ("withdrawn-articles",), "withdrawn": 3}),
    ],
)
def test_how_much_is_held_back_is_told_by_its_parts(tally: Tally, told: dict[str, Value]) -> None:
    values = held_told(tally)
    assert (bool(values), dict(values) | told) == (bool(told), dict(values))


def _full(number: int, holding: Holding, pages: tuple[int, ...]) -> Article:
    """An article that says its own words in every fact it has."""
    word = f"第{chr(0x5000 + number)}{chr(0x6000 + number)}篇{chr(0x7000 + number)}字"
    return Article(
        key_of(f"2025-06-15/01-{number:02}"),
        f"{word}题",
        f"{word}文。",
        kicker=word,
        subtitle=word,
        byline=Byline(word, (Credit("记者", word),)),
        dateline=Dateline(word, word, word, word),
        section=word,
        captions=(Caption(word, word, f"{word}.jpg"),),
        corrections=(word,),
        jumps=(Jump(Direction.TO, "02", word),),
        continued=tuple(Continuation(f"{each:02}", word, word) for each in pages),
        topics=(word,),
        people=(word,),
        places=(word,),
        organisations=(word,),
        doubtful=Doubtful((word,), (word,), (word,)),
        source=(SourceLines(PATH, number, number),),
        notes=(Note(text=word),),
        holding=holding,
    )


HOLDINGS = st.sampled_from(
    [Holding(), Holding(), HELD, Holding(unclear=True), Holding(embargo=TOMORROW), Holding(withdrawn="失实")]
)


@given(st.lists(st.tuples(HOLDINGS, st.sampled_from([(), (2,)])), min_size=1, max_size=6), HOLDINGS)
def test_no_word_of_what_is_held_back_is_left_in_what_is_shown(
    chosen: list[tuple[Holding, tuple[int, ...]]], of_page: Holding
) -> None:
    articles = [_full(number, *each) for number, each in enumerate(chosen, 1)]
    # Each quotes the one before it, as the importer's notes do, and the page has leftovers of all.
    noted = [
        replace(one, notes=(rival_headline(before.title or ""), Note(text=f"也可能是“{before.title}”。")))
        for before, one in zip([articles[-1], *articles], articles, strict=False)
    ]
    leftovers = "\n\n".join(one.body for one in articles)
    furniture = tuple(Furniture("other", one.title or "") for one in articles)
    pages = [page(*noted, unplaced=leftovers, furniture=furniture), page(number=2, holding=of_page)]
    found = shown(pages, Remains(), TODAY)
    read = {one.key for each in found.pages for one in each.to_be_read}
    for one in articles:
        words = one.body[:6]
        rest = [replace(left, title=None) for each in found.pages for left in each.articles]
        beside = [replace(each, articles=()) for each in found.pages]
        assert (words in repr((rest, beside))) == (one.key in read)
