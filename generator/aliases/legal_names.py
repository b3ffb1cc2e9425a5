"""Legal names of companies under the usual ones: 恒砚轴承股份有限公司 is 恒砚轴承."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.aliases.given import Forms, Given
from generator.aliases.town import Town, is_place
from generator.gazetteer import places_called
from generator.model import IndexKind

_LEGAL_END = re.compile("(?:股份)?有限(?:责任)?公司$")
# What is named after its kind: with a town's name cut off (砚江轴承厂) it could be anyone's.
_KINDS_OF_BODIES = (
    *("公司", "集团", "银行", "医院", "学校", "大学", "学院", "中学", "小学", "中心", "酒店", "宾馆", "商场"),
    *("超市", "市场", "厂", "店", "社", "所", "站", "队", "局", "院", "馆"),
)
_PARTS_OF_BODIES = ("基地", "工厂", "车间", "工会", "党委", "团委", "中心", "研究院", "分公司", "分行", "支行")
_DAUGHTERS = frozenset(
    {"销售", "物流", "贸易", "投资", "置业", "地产", "物业", "租赁", "担保", "财务", "进出口"}
)
_SHORTEST_USUAL = 2  # characters of a usual name
_SHORTEST_SURE_USUAL = 3  # characters of one that a single article may print
_OFTEN = 2  # articles that a usual name of two characters is in
_LONGEST_PLACE = 11  # characters of a gazetteer's name at the head of a legal one


def organisations_by_usual_names(
    printed: Sequence[Forms], places: frozenset[str], town: Town, given: Given
) -> list[Forms]:
    """The articles' organisations, a legal name under the usual one where both are printed."""
    usual = _usual_names(Counter(name for forms in printed for name in set(forms.values())), places, town)
    return [
        {
            form: given.heading(IndexKind.ORGANISATIONS, form, usual[name]) if name in usual else name
            for form, name in forms.items()
        }
        for forms in printed
    ]


def _usual_names(counts: Mapping[str, int], places: frozenset[str], town: Town) -> Forms:
    """By legal name the usual one: the only one that begins it, and that begins no other name.

    `counts` are the names of organisations with the articles that have them.
    """
    usual = {name for name, count in counts.items() if _can_be_usual(name, count, places, town)}
    begun: dict[str, set[str]] = defaultdict(set)
    for name in counts:
        for head in _heads(name, town):
            if head in usual and head != name and not _is_part_of(name, head):
                begun[head].add(name)
    return {
        next(iter(names)): head
        for head, names in begun.items()
        if len(names) == 1 and _is_legal_name_of(next(iter(names)), head, town)
    }


def _can_be_usual(name: str, count: int, places: frozenset[str], town: Town) -> bool:
    """Whether a name can be a company's usual one: no place, and if short then printed in several articles."""
    if _LEGAL_END.search(name) or name in places or name in {town.name, town.short} or places_called(name):
        return False
    return len(name) >= _SHORTEST_SURE_USUAL or (len(name) == _SHORTEST_USUAL and count >= _OFTEN)


def _heads(name: str, town: Town) -> Iterator[str]:
    """What a name may be called for short: all that begins it, also without the places at its head."""
    own = _LEGAL_END.sub("", name)
    yield from (own[:end] for end in range(_SHORTEST_USUAL, len(own) + 1))
    for rest in _without_places(own, town):
        heads = (rest[:end] for end in range(_SHORTEST_USUAL, len(rest) + 1))
        yield from (head for head in heads if not head.endswith(_KINDS_OF_BODIES))


def _without_places(name: str, town: Town) -> Iterator[str]:
    """广西柳泉机械: 柳泉机械; each time another place is cut off."""
    while place := _leading_place(name, town):
        name = name[len(place) :]
        yield name


def _leading_place(name: str, town: Town) -> str:
    lengths = range(min(_LONGEST_PLACE, len(name) - _SHORTEST_USUAL), 1, -1)
    return next((name[:end] for end in lengths if is_place(name[:end], town)), "")


def _is_part_of(name: str, head: str) -> bool:
    """恒砚轴承工会: a part of the body, and no other one."""
    return name.startswith(head) and name.endswith(_PARTS_OF_BODIES)


def _is_legal_name_of(name: str, usual: str, town: Town) -> bool:
    """Whether it is the legal name of all that the usual one means, not of a branch or a daughter of it."""
    if not _LEGAL_END.search(name):
        return False
    rest = _LEGAL_END.sub("", name).partition(usual)[2]
    pieces = (rest[start:end] for start in range(len(rest)) for end in range(start + 2, len(rest) + 1))
    return not any(piece in _DAUGHTERS or is_place(piece, town) for piece in pieces)
