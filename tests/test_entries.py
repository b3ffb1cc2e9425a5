"""What the pages of names say: sentences, titles, namesakes, company, months, and who gets a page at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edition import arrange
from generator.index_pages import HeadingPage, heading_pages, headings_with_pages
from generator.index_pages.kinds import OTHER, type_of, types_of
from generator.index_pages.location import location_of
from generator.index_pages.mentions.forms import short_forms
from generator.index_pages.mentions.texts import LONGEST_SENTENCE, sentence_at
from generator.index_pages.mentions.titles import is_public, titles_beside
from generator.index_pages.months import months_of
from generator.language.mentions import pattern_of
from generator.model import Article, Byline, Caption, Credit, Edition, Entity, IndexKind, PrintedPage, key_of

DAY = date(2025, 6, 15)


def article(number: int, body: str, day: date = DAY, **fields: object) -> Article:
    plain = Article(key_of(f"{day}/01-{number:02d}"), f"标题{number}", body)
    values = {name: getattr(plain, name) for name in plain.__slots__}
    return Article(**{**values, **fields})


def edition(*articles: Article, entities: Sequence[Entity] = ()) -> Edition:
    pages = [PrintedPage(key_of(f"{day}/01")) for day in sorted({one.date for one in articles})]
    filled = [
        PrintedPage(page.key, articles=tuple(one for one in articles if one.date == page.date))
        for page in pages
    ]
    made = arrange(filled)
    known = {(entity.kind, entity.name): entity for entity in entities}
    return replace(made, entities=known)


def entries(kind: IndexKind, *articles: Article, entities: Sequence[Entity] = ()) -> dict[str, HeadingPage]:
    made = edition(*articles, entities=entities)
    return {entry.name: entry for entry in heading_pages(made, headings_with_pages(made))[kind]}


def person(name: str, *articles: Article, entities: Sequence[Entity] = ()) -> HeadingPage:
    return entries(IndexKind.PEOPLE, *articles, entities=entities)[name]


def shown(entry: HeadingPage, place: int = 0) -> list[tuple[str, bool]]:
    sentence = entry.mentions[place].sentence
    return list(sentence.pieces) if sentence else []


# The sentence that mentions a name.


def test_the_sentence_that_mentions_a_name_is_shown_with_the_name_marked() -> None:
    text = "雨停了。市长沈砚秋说，桥下月通车，沈砚秋还说。后来天晴。"
    entry = person("沈砚秋", article(1, text, people=("沈砚秋",)))
    assert shown(entry) == [
        ("市长", False),
        ("沈砚秋", True),
        ("说，桥下月通车，", False),
        ("沈砚秋", True),
        ("还说。", False),
    ]


def test_a_sentence_keeps_its_closing_marks_and_none_of_the_one_before() -> None:
    text = "“修好了！”石匠说。“都放回去。”沈砚秋说。"
    assert "".join(piece for piece, _ in shown(person_of(text))) == "沈砚秋说。"
    quoted = "老人说：“沈砚秋来过。”大家点头。"
    assert "".join(piece for piece, _ in shown(person_of(quoted))) == "老人说：“沈砚秋来过。”"


def person_of(text: str) -> HeadingPage:
    return person("沈砚秋", *(article(number, text, people=("沈砚秋",)) for number in (1, 2)))


def test_the_body_comes_before_the_caption_and_the_caption_before_the_headline() -> None:
    caption = Caption("沈砚秋在桥头。")
    everywhere = article(1, "石匠沈砚秋来了。", title="沈砚秋修桥", captions=(caption,), people=("沈砚秋",))
    captioned = article(2, "石匠来了。", title="沈砚秋修桥", captions=(caption,), people=("沈砚秋",))
    titled = article(3, "石匠来了。", title="沈砚秋修桥", people=("沈砚秋",))
    entry = person("沈砚秋", everywhere, captioned, titled)
    sentences = ["".join(piece for piece, _ in shown(entry, place)) for place in range(3)]
    assert sentences == ["石匠沈砚秋来了。", "沈砚秋在桥头。", "沈砚秋修桥"]


def test_mentions_stand_newest_first() -> None:
    days = [DAY, DAY + timedelta(1), DAY - timedelta(1)]
    made = person("沈砚秋", *(article(1, "沈砚秋。", day, people=("沈砚秋",)) for day in days))
    assert [mention.article.date for mention in made.mentions] == sorted(days, reverse=True)


@given(st.text("甲乙，。\n”沈砚秋", max_size=400))
def test_a_sentence_is_cut_from_the_text_and_marks_what_was_found(text: str) -> None:
    whole = f"{text}沈砚秋{text}"
    spans = [match.span() for match in pattern_of(["沈砚秋"]).finditer(whole)]
    sentence = sentence_at(whole, spans)
    assert sentence.text.strip("…") in whole
    assert len(sentence.text) <= LONGEST_SENTENCE + 20
    assert {sentence.text[start:end] for start, end in sentence.marks} == {"沈砚秋"}
    assert "".join(piece for piece, _ in sentence.pieces) == sentence.text


# The forms a name is printed in.


def test_printed_forms_are_counted_with_the_longest_first() -> None:
    entity = Entity(IndexKind.ORGANISATIONS, "hengyan", "恒砚轴承股份有限公司", ("恒砚轴承", "恒砚"))
    text = "恒砚轴承股份有限公司建厂。恒砚轴承有人，恒砚有茶，恒砚有路。"
    story = article(1, text, organisations=("恒砚轴承股份有限公司",))
    entry = entries(IndexKind.ORGANISATIONS, story, entities=[entity])["恒砚轴承股份有限公司"]
    assert entry.forms == (("恒砚", 2), ("恒砚轴承", 1), ("恒砚轴承股份有限公司", 1))


def test_where_the_town_goes_without_saying_the_short_form_is_found() -> None:
    story = article(1, "市教育局说，砚江的秋天短。", organisations=("砚江市教育局",), places=("砚江市",))
    assert entries(IndexKind.ORGANISATIONS, story)["砚江市教育局"].forms == (("市教育局", 1),)
    assert entries(IndexKind.PLACES, story)["砚江市"].forms == (("砚江", 1),)
    assert short_forms(IndexKind.PEOPLE, "市县区") == ()
    assert short_forms(IndexKind.ORGANISATIONS, "市教育局") == ()


def test_a_heading_that_is_printed_nowhere_has_a_mention_without_a_sentence() -> None:
    entry = entries(IndexKind.PLACES, article(1, "雨停了。", places=("松陂县",)))["松陂县"]
    assert entry.mentions[0].sentence is None
    assert entry.forms == ()


# Titles as printed.


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("市委书记沈砚秋来了", ["市委书记"]),
        ("会议听取市委副书记、市长沈砚秋汇报", ["市委副书记、市长"]),
        ("市教育局局长沈砚秋说", ["市教育局局长"]),
        ("今天上午，急诊科主任沈砚秋说", ["急诊科主任"]),
        ("记者采访了局长沈砚秋", ["局长"]),
        ("大队长沈砚秋带队", ["大队长"]),
        ("沈砚秋局长说", ["局长"]),
        ("沈砚秋任市长", ["市长"]),
        ("沈砚秋担任县委副书记、代县长", ["县委副书记、代县长"]),
        ("任命沈砚秋为市长", ["市长"]),
        ("沈砚秋当选为市政协副主席", ["市政协副主席"]),
        ("村民沈砚秋说", ["村民"]),
        ("沈砚秋老师说", []),
        ("沈砚秋局长说，会员都到了", ["局长"]),
        ("沈砚秋主任医师说", []),
        ("沈砚秋认为校长应当到场", []),
        ("局长走了。\n沈砚秋来了", []),
    ],
)
def test_titles_are_those_printed_right_beside_the_name(text: str, titles: list[str]) -> None:
    start = text.index("沈砚秋")
    assert list(titles_beside(text, start, start + 3, ["市教育局"])) == titles


def test_titles_have_their_first_and_last_day_and_the_newest_comes_first() -> None:
    days = [DAY, DAY + timedelta(10), DAY + timedelta(20)]
    titles = ["局长", "局长", "副市长"]
    made = person(
        "沈砚秋",
        *(
            article(1, f"{title}沈砚秋来了。", day, people=("沈砚秋",))
            for title, day in zip(titles, days, strict=True)
        ),
    )
    assert [(title.text, title.first, title.last, title.articles) for title in made.titles] == [
        ("副市长", days[2], days[2], 1),
        ("局长", days[0], days[1], 2),
    ]


def test_a_reporters_titles_are_the_roles_of_the_byline() -> None:
    byline = Byline("记者 林见川 摄影 林见川", (Credit("记者", "林见川"), Credit("摄影", "林见川")))
    entry = entries(IndexKind.REPORTERS, article(1, "雨停了。", byline=byline))["林见川"]
    assert [title.text for title in entry.titles] == ["摄影", "记者"]


# Who gets a page.


def test_a_private_person_named_once_gets_no_page() -> None:
    story = article(1, "村民顾长根挑着担子。市长沈砚秋路过。", people=("顾长根", "沈砚秋"))
    assert list(entries(IndexKind.PEOPLE, story)) == ["沈砚秋"]


def test_two_articles_or_the_authority_file_give_a_page() -> None:
    stories = [article(n, "顾长根挑着担子。", people=("顾长根",)) for n in (1, 2)]
    assert "顾长根" in entries(IndexKind.PEOPLE, *stories)
    known = Entity(IndexKind.PEOPLE, "gu-changgen", "顾长根")
    assert entries(IndexKind.PEOPLE, stories[0], entities=[known])["顾长根"].id == "gu-changgen"
    assert entries(IndexKind.PEOPLE, stories[0]) == {}


def test_places_and_organisations_always_get_a_page() -> None:
    story = article(1, "雨停了。", places=("东岸",), organisations=("县剧团",))
    assert list(entries(IndexKind.PLACES, story)) == ["东岸"]
    assert list(entries(IndexKind.ORGANISATIONS, story)) == ["县剧团"]


@pytest.mark.parametrize(
    ("title", "public"),
    [("市长", True), ("村民", False), ("云脚村村民", False), ("母亲", False), ("村民、县人大代表", True)],
)
def test_an_office_or_a_profession_is_public_a_neighbour_or_a_mother_is_not(title: str, public: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert is_public(title) is public


def test_an_id_that_is_anothers_name_never_gives_both_one_address() -> None:
    taken = Entity(IndexKind.PLACES, "东岸", "东岸镇")
    made = entries(IndexKind.PLACES, article(1, "雨。", places=("东岸", "东岸镇")), entities=[taken])
    assert made["东岸镇"].id == "东岸"
    assert made["东岸"].id != "东岸"


# Namesakes.


def test_articles_of_a_name_that_share_nothing_stand_in_groups_of_their_own() -> None:
    mayor = article(1, "市长王伟来了。", people=("王伟", "沈砚秋"))
    again = article(2, "王伟同沈砚秋过桥。", people=("王伟", "沈砚秋"))
    player = article(3, "运动员王伟夺冠。", people=("王伟",))
    entry = person("王伟", mayor, again, player)
    assert [[one.article.key.number for one in group] for group in entry.groups] == [[1, 2], [3]]
    assert not entry.known


def test_a_shared_title_or_organisation_makes_one_group() -> None:
    first = article(1, "市长王伟来了。", people=("王伟",))
    second = article(2, "砚江市市长王伟来了，县剧团唱戏。", people=("王伟",), organisations=("县剧团",))
    third = article(3, "王伟同县剧团过桥。", people=("王伟",), organisations=("县剧团",))
    assert len(person("王伟", third, first, second).groups) == 1


def test_one_article_can_tie_two_groups_together() -> None:
    ends = [article(1, "王伟甲。", people=("王伟", "甲某")), article(3, "王伟乙。", people=("王伟", "乙某"))]
    middle = article(2, "王伟来了。", people=("王伟", "甲某", "乙某"))
    assert len(person("王伟", *ends).groups) == 2
    assert len(person("王伟", *ends, middle).groups) == 1


def test_the_authority_file_makes_them_one() -> None:
    stories = [article(n, "王伟来了。", people=("王伟",)) for n in (1, 2)]
    assert not person("王伟", *stories).known
    entity = Entity(IndexKind.PEOPLE, "wang-wei", "王伟")
    made = person("王伟", *stories, entities=[entity])
    assert made.known
    assert len(made.groups) == 1


def test_a_place_is_never_divided() -> None:
    stories = [article(n, "东岸。", places=("东岸",)) for n in (1, 2)]
    assert entries(IndexKind.PLACES, *stories)["东岸"].known


# Company.


def test_company_is_ranked_by_how_telling_it_is_not_by_how_frequent() -> None:
    together = [
        article(n, "", people=("沈砚秋",), organisations=("水利局",), places=("雾桥",)) for n in range(1, 4)
    ]
    others = [article(n, "", places=("雾桥",)) for n in range(4, 10)]
    others.append(article(10, "雨。"))
    company = person("沈砚秋", *together, *others).co_occurring
    assert [(one.name, one.shared) for one in company] == [("水利局", 3), ("雾桥", 3)]
    assert company[0].weight > company[1].weight > 0


def test_one_shared_article_is_no_company() -> None:
    first = article(1, "", people=("沈砚秋", "顾长根"))
    second = article(2, "", people=("沈砚秋",))
    third = article(3, "", people=("顾长根",))
    assert person("沈砚秋", first, second, third).co_occurring == ()


# Months.


def test_months_run_from_the_first_issue_to_the_last_also_where_nothing_stands() -> None:
    days = [date(2024, 11, 30), date(2025, 2, 1)]
    entry = person("沈砚秋", *(article(1, "沈砚秋。", day, people=("沈砚秋",)) for day in days))
    assert [(month.first.isoformat(), month.articles) for month in entry.months] == [
        ("2024-11-01", 1),
        ("2024-12-01", 0),
        ("2025-01-01", 0),
        ("2025-02-01", 1),
    ]
    assert months_of(()) == ()


# Types.


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("市教育局", "government"),
        ("砚江大学", "school"),
        ("砚江大学附属医院", "hospital"),
        ("恒砚轴承股份有限公司", "company"),
        ("砚江日报社", "media"),
        ("市书法家协会", "society"),
        ("县剧团", "culture"),
        ("《砚边》", OTHER),
    ],
)
def test_organisations_are_sorted_by_how_their_names_end(name: str, kind: str) -> None:
    assert type_of(IndexKind.ORGANISATIONS, name) == kind
    assert kind in types_of(IndexKind.ORGANISATIONS)


def test_people_have_no_types() -> None:
    assert types_of(IndexKind.PEOPLE) == ()
    assert types_of(IndexKind.REPORTERS) == ()


# Where places lie.


def test_a_place_lies_in_what_the_gazetteer_says() -> None:
    lies = location_of(IndexKind.PLACES, "鱼峰区", "柳州市")
    assert lies is not None
    assert lies.chain == (("广西壮族自治区", "广西"), ("柳州市", "柳州"), ("鱼峰区", "鱼峰"))
    assert lies.point in lies.around


def test_what_the_gazetteer_does_not_know_lies_nowhere() -> None:
    assert location_of(IndexKind.PLACES, "砚江市", "") is None
    assert location_of(IndexKind.PEOPLE, "柳州市", "") is None


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("广西", "province"),
        ("法国", "country"),
        ("巴黎", "world_city"),
        ("长江", "landscape"),
        ("竹坞镇", "town"),
        ("砚江市", "city"),
    ],
)
def test_places_are_sorted_by_their_level(name: str, level: str) -> None:
    assert type_of(IndexKind.PLACES, name) == level
