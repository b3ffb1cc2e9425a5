"""A figure of a benchmark and what it is to reach, on one line of a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that is to be reached: `least` or `most` of a value."""

    name: str
    value: float
    least: float | None = None
    most: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the value is what it should be."""
        return (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )

    def __str__(self) -> str:
        """The mark on one line of a table."""
        wanted = f"≥ {self.least}" if self.least is not None else f"≤ {self.most}"
        return f"{'reached' if self.reached else 'MISSED ':8}{self.name:44}{self.value:10.2f}  {wanted}"
