"""What is the same on a whole page: type size, leading, measure, and the habits of its paper."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

EASY, MEDIUM, HARD, CHAOS = "easy", "medium", "hard", "chaos"
_NUMERALS = {2: "二", 3: "三", 4: "四", 6: "六"}
_TARGETS = (2, 2, 2, 2, 2, 3, 4, 6)  # a front page's stories mostly go on on page two
_FORMS: tuple[Callable[[str, int], str], ...] = (
    lambda numeral, _: f"（下转{numeral}版）",
    lambda numeral, _: f"（下转第{numeral}版）",
    lambda numeral, _: f"▶下转第{numeral}版",
    lambda numeral, _: f"（下转 {numeral} 版）",
    lambda _, page: f"（下转A{page}版）",
)


@dataclass(frozen=True, slots=True)
class Style:
    """How one page is set; lengths in points, `space` in ems."""

    difficulty: str
    size: float
    leading: float
    measure: int  # the ems a column should have
    space: float
    bold_source: bool
    centred_subheads: bool
    lost_names: bool  # the paper's name is a logo without Unicode
    chinese_numerals: bool
    one_form: bool  # all jump marks look alike

    @property
    def line(self) -> float:
        """The distance from line to line."""
        return self.size * self.leading

    @property
    def easy(self) -> bool:
        """Whether nothing hard is to happen on the page."""
        return self.difficulty == EASY

    def jump(self, rng: Random) -> tuple[str, int]:
        """A jump mark of the page, and the page it leads to."""
        page = rng.choice(_TARGETS)
        numeral = _NUMERALS[page] if self.chinese_numerals else str(page)
        form = _FORMS[0] if self.one_form else rng.choice(_FORMS)
        return form(numeral, page), page


def page_style(rng: Random, difficulty: str) -> Style:
    """The style of a page, in the proportions of the development pages."""
    one_form = rng.random() < 0.5
    return Style(
        difficulty=difficulty,
        size=rng.choice((9.5, 10, 10, 10, 10.5)),
        leading=rng.choice((1.22, 1.22, 1.25, 1.28, 1.28, 1.32, 1.36, 1.36, 1.5, 1.5)),
        measure=rng.choice((12, 13, 14, 15, 15, 17, 17, 17)),
        space=rng.choice((0.2, 0.23, 0.23, 0.26, 0.26, 0.33, 0.5)),
        bold_source=rng.random() < 0.4,
        centred_subheads=rng.random() < 0.45,
        lost_names=difficulty != EASY and rng.random() < 0.15,
        chinese_numerals=rng.random() < (0.7 if one_form else 0.4),
        one_form=one_form,
    )
