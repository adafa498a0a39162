"""The JSON of the summary keeps to the schema that is published beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sagamihara_pdca.model.plan import Licence, Plan
from sagamihara_pdca.publication.summary_json import summary_json
from sagamihara_pdca.publication.summary_schema import SCHEMA_FILE, summary_schema
from tests.worlds.judged_year import year_evaluation
from tests.worlds.plans import R6, sagamihara

SCHEMA = json.loads(summary_schema())
TYPES: dict[str, tuple[type, ...]] = {"string": (str,), "integer": (int,), "number": (int, float), "null": (type(None),),
                                      "boolean": (bool,), "object": (dict,), "array": (list,)}
KNOWN = {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "pattern", "format", "minimum", "anyOf",
         "$schema", "title"}


def faults_of(value: Any, schema: dict[str, Any], at: str = "$") -> Iterator[str]:
    """The places at which a value breaks the schema, by the rules of JSON Schema that this one uses."""
    assert schema.keys() <= KNOWN
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(isinstance(value, TYPES[name]) and isinstance(value, bool) == (name == "boolean") for name in names):
        yield f"{at}: type"
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        yield f"{at}: value"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{at}: pattern"
    if "anyOf" in schema and all(any(faults_of(value, one, at)) for one in schema["anyOf"]):
        yield f"{at}: none of them"
    yield from _inside(value, schema, at)


def _inside(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    if isinstance(value, list):
        for n, item in enumerate(value):
            yield from faults_of(item, schema.get("items", {}), f"{at}[{n}]")
    if isinstance(value, dict):
        properties, others = schema.get("properties", {}), schema.get("additionalProperties", {})
        yield from (f"{at}.{name}: missing" for name in schema.get("required", []) if name not in value)
        for name, item in value.items():
            known = properties.get(name, others)
            yield from [f"{at}.{name}: unknown"] if known is False else faults_of(item, known, f"{at}.{name}")


def _licensed() -> Plan:
    plan = sagamihara()
    return replace(plan, profile=replace(plan.profile, licence=Licence.CC_BY))


@pytest.mark.parametrize("plan", [sagamihara(), _licensed()], ids=["silent", "licensed"])
def test_the_summary_keeps_to_its_schema(plan: Plan) -> None:
    told = json.loads(summary_json(year_evaluation(R6, plan), date(2025, 9, 1)))

    assert list(faults_of(told, SCHEMA)) == []


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"version": 1}, "$.version: value"), ({"published": 2025}, "$.published: type"), ({"more": 1}, "$.more: unknown"),
    ({"government_code": "14150"}, "$.government_code: pattern"), ({"licence": {}}, "$.licence: none of them")]


@pytest.mark.parametrize(("change", "fault"), BROKEN)
def test_what_breaks_the_schema_is_noticed(change: dict[str, Any], fault: str) -> None:
    told = json.loads(summary_json(year_evaluation(R6)))

    assert list(faults_of(told | change, SCHEMA)) == [fault]


def test_date_licence_and_schema_are_named() -> None:
    told = json.loads(summary_json(year_evaluation(R6, _licensed()), date(2025, 9, 1)))

    assert (told["$schema"], told["published"], told["licence"]["name"]) == (SCHEMA_FILE, "2025-09-01", "CC-BY-4.0")
    assert json.loads(summary_json(year_evaluation(R6)))["licence"] is None
