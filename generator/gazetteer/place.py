"""One place: its name, its short form, what it lies in, its point."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["province", "city", "county", "country", "world_city", "natural", "region"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `short` is None where the short form does not say which place is meant (鼓楼 for 鼓楼区) or is a word of
    every day (和平 for 和平区). `chain` leads down to it, itself not included: ("广西壮族自治区", "柳州市") for
    鱼峰区, () for 北京市, ("法国",) for 巴黎. The level "country" has territories too (关岛) and
    stands at its capital; "natural" is a water, mountain or island: these and regions (长三角) have no point.
    """

    name: str
    short: str | None
    level: Level
    chain: tuple[str, ...]
    longitude: float | None
    latitude: float | None

    @property
    def path(self) -> tuple[str, ...]:
        """The chain and the place itself."""
        return (*self.chain, self.name)

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude, where they are known."""
        if self.longitude is None or self.latitude is None:
            return None
        return self.longitude, self.latitude
