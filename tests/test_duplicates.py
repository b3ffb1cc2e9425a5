"""Two articles with nearly the same text are told, once, with both places; what is printed every day is not."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from effort import lines_run
from hypothesis import given
from hypothesis import strategies as st
from told import told

import build
from generator.check.duplicates import LEAST, SHARE, same_texts
from generator.content.front_matter import dump_article
from generator.editor.review import Urgency, review_list, summary
from generator.editor.review import format_item as shown
from generator.model import Article, Status, key_of
from generator.storage.files import write_whole

DAY = date(2025, 6, 15)
SIGNS = "渡口河堤桥石灯船雨风茶稻田书信街巷钟楼井门窗墙瓦木竹草花山水云雾雪霜晨午夜春夏秋冬东西南北"


WEATHER = (
    "今天白天{0}间多云，东南风{1}级，气温{2}℃到{3}℃；明天{0}后转晴，偏北风{1}级，气温{3}℃到{2}℃，"
    "森林火险{1}级，请各户注意增减衣物，出门带伞。"
)


def text_of(seed: int, length: int) -> str:
    """A text of so many signs that has hardly a run of signs in common with that of another seed."""
    return "".join(random.Random(seed).choices(SIGNS, k=length))  # noqa: S311 - no secret


def article(key: str, body: str, title: str = "渡口重新开渡", **fields: object) -> Article:
    plain = Article(key_of(key), title, body)
    return replace(plain, **fields)  # type: ignore[arg-type] # an article's own fields


def pairs(*articles: Article) -> list[tuple[str, str]]:
    return [(str(pair.one.key), str(pair.other.key)) for pair in same_texts(articles)]


def test_the_same_text_in_two_issues_is_one_pair_the_earlier_first() -> None:
    body = text_of(1, 200)
    one, other = article("2025-06-15/01-01", body), article("2025-06-16/02-03", f"### 小标题\n\n{body}")
    (pair,) = same_texts([other, article("2025-06-15/01-02", text_of(2, 200)), one])
    assert (pair.one, pair.other, pair.characters, pair.share) == (one, other, 200, 1.0)


def test_two_readings_of_one_text_are_the_same_but_for_some_signs() -> None:
    body = text_of(1, 300)
    again = "".join("误" if place % 30 == 7 else sign for place, sign in enumerate(body))
    (pair,) = same_texts([article("2025-06-15/01-01", body), article("2025-06-15/01-02", again)])
    assert (pair.characters, round(pair.share, 2)) == (290, 0.97)


def test_a_part_that_stands_by_itself_beside_the_whole_is_told() -> None:
    whole = text_of(1, 900)
    part = article("2025-06-15/02-01", whole[500:700])
    assert pairs(article("2025-06-15/01-01", whole), part) == [("2025-06-15/01-01", "2025-06-15/02-01")]


def test_a_long_passage_in_two_long_articles_is_told_and_a_short_one_is_not() -> None:
    for length, told_of in ((400, True), (150, False)):
        passage = text_of(1, length)
        one = article("2025-06-15/01-01", text_of(2, 900) + passage)
        other = article("2025-06-15/01-02", passage + text_of(3, 1200))
        assert bool(pairs(one, other)) is told_of


def test_short_texts_and_empty_ones_are_left_out() -> None:
    for body in ("", "。" * 300, text_of(1, LEAST - 1)):
        assert pairs(article("2025-06-15/01-01", body), article("2025-06-15/01-02", body)) == []
    assert pairs() == []


def test_what_is_printed_every_day_makes_no_pairs() -> None:
    roster = (
        "值班电话六三五一二，值班医生林晚秋，水电报修请拨四四零七八，夜间渡船十点半以后停开，望各户相告，" * 2
    )
    days = [DAY + timedelta(days=number) for number in range(40)]
    same = [article(f"{day}/01-01", roster) for day in days]
    weather = [
        article(f"{day}/01-02", WEATHER.format(SIGNS[number], number % 5 + 1, number % 9 + 10, number % 7 + 20))
        for number, day in enumerate(days)
    ]
    assert pairs(*same, *weather) == []


def test_three_of_one_text_are_each_told_with_the_first() -> None:
    body = text_of(1, 120)
    first, *others = (article(f"2025-06-15/01-0{number}", body) for number in range(1, 4))
    assert pairs(first, *others) == [(str(first.key), str(other.key)) for other in others]


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 120)), max_size=8), st.randoms())
def test_pairs_are_told_once_whatever_the_order(made: list[tuple[int, int]], chance: random.Random) -> None:
    articles = [
        article(f"2025-06-15/01-{number:02}", text_of(seed, length))
        for number, (seed, length) in enumerate(made, start=1)
    ]
    found = same_texts(articles)
    assert len({(pair.one.key, pair.other.key) for pair in found}) == len(found)
    assert all(pair.one.key < pair.other.key and SHARE <= pair.share <= 1 for pair in found)
    chance.shuffle(articles)
    assert same_texts(articles) == found


def test_the_work_grows_with_the_text_and_not_with_its_square() -> None:
    def lines(count: int) -> int:
        articles = [
            article(f"2025-06-15/{n // 90 + 100}-{n % 90 + 1:02}", text_of(n, 300)) for n in range(count)
        ]
        return lines_run(lambda: same_texts(articles))

    assert lines(10_000) < 12 * lines(1000)  # the square would be a hundred times


def test_of_ten_thousand_articles_without_a_double_none_is_told() -> None:
    articles = [article(f"2025-06-15/{n // 90 + 100}-{n % 90 + 1:02}", text_of(n, 300)) for n in range(10_000)]
    assert same_texts(articles) == ()


def filed(content: Path, *articles: Article) -> None:
    for one in articles:
        write_whole(content / "articles" / f"{one.key}.md", dump_article(one).encode())


def test_check_tells_both_places_and_how_much_is_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = text_of(1, 200)
    twice = article("2025-06-15/01-01", body), article("2025-06-16/02-03", f"{body}{text_of(2, 30)}")
    filed(tmp_path / "content", *twice, article("2025-06-16/02-04", text_of(3, 200)))
    build.main(["--edition", str(tmp_path), "check"])
    same = told("text-of-another", article="2025-06-15/01-01", share="100%", length=200, same=200)
    said = [line for line in capsys.readouterr().err.split("\n") if same in line]
    assert said == [f"content/articles/2025-06-16/02-03.md: {told('warning')}{same}"]


def test_review_lists_a_pair_until_an_editor_has_read_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = text_of(1, 200)
    one, other = article("2025-06-15/01-01", body), article("2025-06-16/02-03", body)
    filed(tmp_path / "content", one, other)
    for issue in ("2025-06-15", "2025-06-16"):
        assert build.main(["--edition", str(tmp_path), "review", "--issue", issue]) == 0
        said = capsys.readouterr().out
        assert said.count("content/articles/2025-06-15/01-01.md") == 1
        assert f"content/articles/2025-06-16/02-03.md:2: {told('same-text', share='100%')}" in said
    (item,) = review_list([], same_texts([one, other]))
    assert item.urgency is Urgency.NEXT
    assert dict(summary([item])) == {"wanted": ("repeated-articles",), "articles": 0, "repeated": 1, "pages": 0}
    assert "渡口重新开渡" in shown(item)
    read = [replace(each, status=Status.REVIEWED) for each in (one, other)]
    assert review_list([], same_texts([read[0], other])) != ()
    assert review_list([], same_texts(read)) == ()
