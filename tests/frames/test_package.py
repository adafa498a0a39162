"""`datapackage.json`, checked against the rules of Data Package and Table Schema, version 1, and against the files."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any

import pytest

from sagamihara_pdca.frames.files import csv_bytes
from sagamihara_pdca.frames.package import datapackage_json
from sagamihara_pdca.frames.tables import all_tables
from sagamihara_pdca.model.plan import Licence, Plan
from sagamihara_pdca.rules.judging import evaluate
from tests.worlds.judged_year import year_evaluation
from tests.worlds.plans import R6, mizuno, sagamihara

Json = dict[str, Any]


def _described(plan: Plan, *, published: date | None = date(2025, 9, 1), public: bool = True) -> tuple[Json, dict[str, bytes]]:
    tables = all_tables(year_evaluation(R6, plan), public=public)
    contents = {f"{table.name}.csv": csv_bytes(table) for table in tables}
    return json.loads(datapackage_json(plan, R6, tables, contents, published)), contents


def faults_of(package: Json, contents: dict[str, bytes]) -> Iterator[str]:
    """What frictionless would say. Rules: specs.frictionlessdata.io/data-package, /data-resource, /table-schema."""
    yield from _head_faults(package)
    columns = {r["name"]: list(_columns(contents[r["path"]])) for r in package["resources"]}
    for resource in package["resources"]:
        yield from _resource_faults(resource, contents[resource["path"]], columns)


def _head_faults(package: Json) -> Iterator[str]:
    if package["profile"] != "tabular-data-package" or not re.fullmatch(r"[-a-z0-9._/]+", package["name"]):
        yield "name"
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", package.get("created", "2025-09-01T00:00:00Z")):
        yield "created is no RFC 3339 date and time"
    if not all({"name", "path"} & licence.keys() for licence in package.get("licenses", [])) or package.get("licenses") == []:
        yield "a licence has a name or a path"
    if not all("title" in p and p["role"] in ("author", "publisher", "maintainer", "wrangler", "contributor")
               for p in package["contributors"]):
        yield "contributor"
    if not package["resources"] or len({r["name"] for r in package["resources"]}) != len(package["resources"]):
        yield "resources have names of their own"
    if not all("title" in source for source in package["sources"]):
        yield "source"


def _columns(content: bytes) -> Iterator[tuple[str, list[str]]]:
    heads, *rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    for n, head in enumerate(heads):
        yield head, [row[n] for row in rows]


def _resource_faults(resource: Json, content: bytes, tables: dict[str, list[tuple[str, list[str]]]]) -> Iterator[str]:
    if not re.fullmatch(r"[-a-z0-9._/]+", resource["name"]) or resource["path"].startswith(("/", "..")):
        yield "resource name or path"
    if resource["bytes"] != len(content) or resource["hash"] != f"sha256:{hashlib.sha256(content).hexdigest()}":
        yield f"{resource['name']}: bytes or hash"
    schema, columns = resource["schema"], dict(tables[resource["name"]])
    if [f["name"] for f in schema["fields"]] != list(columns):
        yield f"{resource['name']}: fields are not the headings"
    for field in schema["fields"]:
        yield from _field_faults(field, columns[field["name"]])
    key = [columns[name] for name in schema.get("primaryKey", [])]
    if key and ("" in {v for column in key for v in column} or len(set(zip(*key, strict=True))) != len(key[0])):
        yield f"{resource['name']}: primary key"
    for reference in schema.get("foreignKeys", []):
        there = dict(tables[reference["reference"]["resource"]])
        known = set(zip(*(there[name] for name in reference["reference"]["fields"]), strict=True))
        if not set(zip(*(columns[name] for name in reference["fields"]), strict=True)) <= known:
            yield f"{resource['name']}: foreign key"


FORMS = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "string": r"(?s).+"}


def _field_faults(field: Json, values: list[str]) -> Iterator[str]:
    constraints = field.get("constraints", {})
    filled = [value for value in values if value]
    if not all(re.fullmatch(FORMS[field["type"]], value) for value in filled):
        yield f"{field['name']}: type"
    if constraints.get("required") and len(filled) < len(values):
        yield f"{field['name']}: required"
    if "enum" in constraints and not set(filled) <= set(constraints["enum"]):
        yield f"{field['name']}: enum"
    if not field["description"]:
        yield f"{field['name']}: without a meaning"


@pytest.mark.parametrize("public", [False, True])
def test_the_description_is_valid_and_true(public: bool) -> None:
    assert list(faults_of(*_described(sagamihara(), public=public))) == []


def test_a_file_that_breaks_its_description_is_noticed() -> None:
    package, contents = _described(sagamihara())
    contents["projects.csv"] = contents["projects.csv"].replace("事業1-1-02".encode(), "事業1-1-01".encode()).replace(
        b"2024", b"R6")

    assert {"projects: primary key", "projects: bytes or hash", "西暦年度: type", "narratives: foreign key"} <= set(
        faults_of(package, contents))


def test_every_table_names_city_plan_and_year_first() -> None:
    _, contents = _described(sagamihara())

    for name in ("indicators", "projects", "narratives"):
        columns = dict(_columns(contents[f"{name}.csv"]))
        assert list(columns)[:6] == ["地方公共団体コード", "地方公共団体名", "計画識別名", "西暦年度", "和暦年度", "事業番号"]
        assert (set(columns["地方公共団体コード"]), set(columns["計画識別名"])) == ({"LG141500"}, {"sagamihara_ict2"})


def test_licence_contact_and_date_are_told_where_they_are_known() -> None:
    plan = sagamihara()
    licensed = replace(plan, profile=replace(plan.profile, licence=Licence.CC_BY, plan_url="https://example.lg.jp/plan"))

    silent, _ = _described(plan, published=None)
    told, contents = _described(licensed)

    assert not {"licenses", "created"} & silent.keys()  # a city that has said nothing has given no licence
    assert told["licenses"] == [{"name": "CC-BY-4.0", "title": "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
                                 "path": "https://creativecommons.org/licenses/by/4.0/deed.ja"}]
    assert told["created"] == "2025-09-01T00:00:00+09:00"
    assert told["contributors"][1]["email"] == "dx-suishin@city.sagamihara.kanagawa.jp"
    assert told["sources"] == [{"title": plan.profile.plan_name, "path": "https://example.lg.jp/plan"}]
    assert list(faults_of(told, contents)) == []


def test_a_plan_without_a_code_has_a_valid_description_too() -> None:
    plan = mizuno()
    town = replace(plan, profile=replace(plan.profile, government_code=""))
    year = plan.profile.first_year
    tables = all_tables(evaluate(town, year, (), (), frozenset()), public=True)
    contents = {f"{table.name}.csv": csv_bytes(table) for table in tables}

    assert list(faults_of(json.loads(datapackage_json(town, year, tables, contents, None)), contents)) == []
