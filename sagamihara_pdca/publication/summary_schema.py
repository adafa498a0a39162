"""The JSON Schema of `summary.json`, which is published beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping

SCHEMA_FILE = "summary.schema.json"
Schema = Mapping[str, object]
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
_YES_OR_NO: Schema = {"type": "boolean"}


def _object(**properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_MEASURE = _object(
    indicator=_TEXT, measure=_TEXT, unit=_TEXT, target=_TEXT, condition=_TEXT, method=_TEXT, level=_NUMBER_OR_NULL,
    actual=_NUMBER_OR_NULL, declared=_TEXT_OR_NULL, state=_TEXT, rate_percent=_NUMBER_OR_NULL, outcome=_TEXT)
_PROJECT = _object(
    **{"code": _TEXT, "name": _TEXT, "policy": _TEXT, "class": _TEXT_OR_NULL}, divisions=_list(_TEXT), outcome=_TEXT,
    computed_outcome=_TEXT,
    progress=_TEXT, direction=_TEXT, needs_attention=_YES_OR_NO, measures=_list(_MEASURE))
_SUMMARY = _object(
    version={"const": 2}, plan_id=_TEXT, plan=_TEXT, edition=_TEXT, publisher=_TEXT,
    government_code={"type": ["string", "null"], "pattern": "^[0-9]{6}$"},
    published={"type": ["string", "null"], "format": "date"}, contact=_list(_TEXT),
    licence={"anyOf": [{"type": "null"}, _object(name=_TEXT, title=_TEXT, url={"type": "string", "format": "uri"})]},
    year=_object(start={"type": "integer"}, code=_TEXT, name=_TEXT),
    scheme=_object(confirmed=_YES_OR_NO, grades=_list(
        _object(symbol=_TEXT, name=_TEXT, lower_percent=_NUMBER_OR_NULL, meaning=_TEXT))),
    sentences=_list(_TEXT),
    groups=_list(_object(kind={"enum": ["all", "goal", "policy", "class"]}, number=_TEXT, label=_TEXT, projects=_COUNT,
                         grades={"type": "object", "additionalProperties": _COUNT}, undecided=_COUNT, ungraded=_COUNT)),
    progress=_list(_object(word=_TEXT, projects=_COUNT)), projects=_list(_PROJECT),
    **{"$schema": {"const": SCHEMA_FILE}})


def summary_schema() -> str:
    """Return the schema as a JSON text in UTF-8, ending with a line feed."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "評価結果の概要"}
    return json.dumps(head | dict(_SUMMARY), ensure_ascii=False, indent=2) + "\n"
