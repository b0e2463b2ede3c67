"""Write ``areas.csv`` and ``successions.csv`` anew: ``python -m tinhso.engines.directory.data.extract``.

The register begins on 1 February 2020, from which day on Long An had its 15 districts and 188 communes; units
may be older than that. Provinces are those of the whole country, districts and old communes those of Long An
and the old Tây Ninh, communes since 1 July 2025 those of the whole country.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from tinhso.engines.directory.data import sources

HERE = Path(__file__).parent
BEGIN, CITY_OF_HUE, DECEMBER_2024, JULY_2025 = "2020-02-01", "2025-01-01", "2024-12-01", "2025-07-01"
AREA = ["level", "code", "kind", "name", "parent", "valid_from", "valid_to", "latitude", "longitude"]
SUCCESSION = [
    "level", "before", "before_from", "after", "after_from", "share", "main_heir", "main_origin", "basis",
]  # fmt: skip
NQ_2024, NQ_PROVINCES = "Nghị quyết 1244/NQ-UBTVQH15", "Nghị quyết 202/2025/QH15"
NQ_COMMUNES, NQ_HUE = "Nghị quyết 1682/NQ-UBTVQH15", "Nghị quyết 175/2024/QH15"
# Resolution 1244 moved 303, 396 and 1,011 of the 1,710 people of xã Tân Hòa; shares are by people.
TAN_HOA = (("28003", "0.177"), ("28009", "0.232"), ("28012", "0.591"))
# The package confuses Phường 4 of Tân An with Phường IV of Tây Ninh city; resolution 1682 gives it whole to Long An.
WHOLE = {"tinhlongan_thanhphotanan_phuong4": "phuonglongan"}

KINDS = ("Tỉnh", "Thành phố", "Huyện", "Quận", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu")

Line = dict[str, str]


def main(folder: Path = HERE) -> None:
    areas, successions = provinces()
    old, districts_of = old_units()
    areas += old + new_communes()
    successions += merged_2024() + merged_2025(districts_of)
    areas.sort(key=lambda a: ({"province": 0, "district": 1, "commune": 2}[a["level"]], a["code"], a["valid_from"]))
    successions.sort(key=lambda s: (s["level"] != "province", s["before"], s["after"]))
    for name, columns, lines in (("areas.csv", AREA, areas), ("successions.csv", SUCCESSION, successions)):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)


def provinces() -> tuple[list[Line], list[Line]]:
    """63 until 30 June 2025, 34 since; those that nothing merged into stay the same unit."""
    olds = {r["provinceKey"]: r for r in sources.units_before_2025()}
    news = {r["provinceKey"]: r for r in sources.units_since_july_2025()}
    areas, successions = [], []
    for key, members in sources.converter()["DICT_PROVINCE"].items():
        new, merged = news[key], len(members) > 1
        if merged:
            areas.append(_province(new, JULY_2025))
        # The unit whose name lives on keeps the files; where the code lives on too it is the same one.
        for member in sorted(members):
            old = olds[member]
            begin = CITY_OF_HUE if member == "thanhphohue" else BEGIN
            areas.append(_province(old, begin, JULY_2025 if merged else ""))
            if merged:
                origin = old["provinceCode"] == new["provinceCode"]
                successions.append(
                    _succession(
                        "province", (old["provinceCode"], begin), (new["provinceCode"], JULY_2025), NQ_PROVINCES,
                        origin=origin,
                    )
                )  # fmt: skip
    hue = olds["thanhphohue"]
    areas.append(_province(hue, BEGIN, CITY_OF_HUE) | {"kind": "Tỉnh", "name": "Thừa Thiên Huế"})
    code = hue["provinceCode"]
    successions.append(_succession("province", (code, BEGIN), (code, CITY_OF_HUE), NQ_HUE, origin=True))
    return areas, successions


def old_units() -> tuple[list[Line], dict[str, str]]:
    """Districts and communes of Long An and Tây Ninh until 30 June 2025, and the package's key of each commune."""
    areas: dict[tuple[str, str], Line] = {}
    for r in sources.units_before_2025():
        if r["provinceCode"] in (sources.LONG_AN, sources.OLD_TAY_NINH):
            areas["district", r["districtCode"]] = _area("district", r, "district", r["provinceCode"])
            areas["commune", r["wardCode"]] = _area("commune", r, "ward", r["districtCode"])
    for district, code in (("794", "27688"), ("803", "28006")):
        unit = sources.units_of_2023()[sources.LONG_AN]["quan-huyen"][district]["xa-phuong"][code]
        kind, name = _split(unit["name_with_type"])
        areas["commune", code] = dict.fromkeys(AREA, "") | {
            "level": "commune", "code": code, "kind": kind, "name": name, "parent": district,
            "valid_from": BEGIN, "valid_to": DECEMBER_2024,
        }  # fmt: skip
    return list(areas.values()), {
        f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey']}": r["wardCode"] for r in sources.units_before_2025()
    }


def new_communes() -> list[Line]:
    return [
        _area("commune", r, "ward", r["provinceCode"]) | {"valid_from": JULY_2025, "valid_to": ""}
        for r in sources.units_since_july_2025()
    ]


def merged_2024() -> list[Line]:
    lines = [_succession("commune", ("27688", BEGIN), ("27694", BEGIN), NQ_2024)]
    for code, share in TAN_HOA:
        line = _succession("commune", ("28006", BEGIN), (code, BEGIN), NQ_2024, share=share, heir=code == "28012")
        lines.append(line)
    return lines


def merged_2025(codes: dict[str, str]) -> list[Line]:
    """From the converter. Where a unit was divided and no figure is known the shares are equal: an assumption."""
    news = {r["wardKey"]: r for r in sources.units_since_july_2025() if r["provinceCode"] == sources.NEW_TAY_NINH}
    districts = {r["wardCode"]: r["districtCode"] for r in sources.units_before_2025()}
    tables = sources.converter()
    pairs = [
        (codes[old], news[new]["wardCode"], "1", True)
        for new, olds in tables["DICT_PROVINCE_WARD_NO_DIVIDED"]["tinhtayninh"].items()
        for old in olds
    ]
    for old, parts in tables["DICT_PROVINCE_WARD_DIVIDED"]["tinhtayninh"].items():
        if old in WHOLE:
            pairs.append((codes[old], news[WHOLE[old]]["wardCode"], "1", True))
            continue
        shares = {2: ("0.500", "0.500"), 3: ("0.334", "0.333", "0.333")}[len(parts)]
        by_heir = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
        for part, share in zip(by_heir, shares, strict=True):
            pairs.append((codes[old], news[part["newWardKey"]]["wardCode"], share, part["isDefaultNewWard"]))
    origins = {new: _main_origin(new, pairs, districts) for _, new, _, _ in pairs}
    return [
        _succession("commune", (old, BEGIN), (new, JULY_2025), NQ_COMMUNES, share, heir, origins[new] == old)
        for old, new, share, heir in pairs
    ]


def _main_origin(new: str, pairs: list[tuple[str, str, str, bool]], districts: dict[str, str]) -> str:
    """The old commune through which the new one belongs to the old tree: of the district that gave most."""
    given: Counter[str] = Counter()
    for old, after, share, _ in pairs:
        if after == new:
            given[districts[old]] += int(float(share) * 1000)
    best = min(given, key=lambda district: (-given[district], district))
    inside = [(not heir, old != new, old) for old, after, _, heir in pairs if after == new and districts[old] == best]
    return min(inside)[2]


def _province(row: sources.Row, begin: str, end: str = "") -> Line:
    return _area("province", row, "province", "") | {"valid_from": begin, "valid_to": end}


def _area(level: str, row: sources.Row, prefix: str, parent: str) -> Line:
    kind, name = _split(row[prefix])
    return {
        "level": level,
        "code": row[f"{prefix}Code"],
        "kind": kind,
        "name": name,
        "parent": parent,
        "valid_from": BEGIN,
        "valid_to": JULY_2025,
        "latitude": f"{row[f'{prefix}Lat']:.5f}" if row[f"{prefix}Lat"] else "",
        "longitude": f"{row[f'{prefix}Lon']:.5f}" if row[f"{prefix}Lon"] else "",
    }


def _split(full: str) -> tuple[str, str]:
    kind = next(kind for kind in KINDS if full.startswith(f"{kind} "))
    return kind, full.removeprefix(kind).strip()


def _succession(
    level: str,
    before: tuple[str, str],
    after: tuple[str, str],
    basis: str,
    share: str = "1",
    heir: bool = True,
    origin: bool = False,
) -> Line:
    values = (level, *before, *after, share, str(int(heir)), str(int(origin)), basis)
    return dict(zip(SUCCESSION, values, strict=True))


if __name__ == "__main__":
    main()
