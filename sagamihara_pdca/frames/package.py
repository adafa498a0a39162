"""`datapackage.json`: what the published files are, column by column, for programs that load them.

Source: Data Package, Tabular Data Package and Table Schema, version 1 (specs.frictionlessdata.io).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from sagamihara_pdca.frames import texts
from sagamihara_pdca.frames.columns import Kind
from sagamihara_pdca.frames.tables import DataTable, TableField
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.model.plan import Plan, Profile
from sagamihara_pdca.notation.contacts import mail_addresses
from sagamihara_pdca.notation.fiscal_year import write_fiscal_year

_TYPES = {Kind.TEXT: "string", Kind.CHOICE: "string", Kind.WHOLE: "integer", Kind.FIGURE: "number"}
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}
#: Every narrative belongs to a row of the projects.
_REFERENCES = {"narratives": ("projects", ("計画識別名", "西暦年度", "事業番号"))}
Json = Mapping[str, object]


def datapackage_json(plan: Plan, year: FiscalYear, tables: tuple[DataTable, ...], contents: Mapping[str, bytes],
                     published: date | None) -> str:
    """Return the description as JSON text in UTF-8, ending with a line feed.

    Args:
        tables: each in a CSV file of its name.
        contents: the bytes of the files, by file name.
        published: 発行日; None leaves out when the data was made.
    """
    profile = plan.profile
    head: dict[str, object] = {
        "profile": "tabular-data-package", "name": f"{profile.plan_id.lower()}-{year.start}",
        "title": texts.DATA_TITLE.format(plan=profile.plan_name, year=write_fiscal_year(year)),
        "description": texts.DATA_DESCRIPTION, "keywords": list(texts.KEYWORDS)}
    if published is not None:
        head["created"] = f"{published.isoformat()}T00:00:00+09:00"
    if profile.licence is not None:
        head["licenses"] = [{"name": profile.licence.identifier, "title": profile.licence.title, "path": profile.licence.url}]
    head |= {"contributors": _contributors(profile), "contact": list(profile.contact),
             "sources": [{"title": profile.plan_name} | ({"path": profile.plan_url} if profile.plan_url else {})],
             "resources": [_resource(table, contents[f"{table.name}.csv"]) for table in tables]}
    return json.dumps(head, ensure_ascii=False, indent=2) + "\n"


def _contributors(profile: Profile) -> list[Json]:
    addresses = mail_addresses(profile.contact)
    office = {"title": profile.office, "role": "maintainer"} | ({"email": addresses[0]} if addresses else {})
    return [{"title": profile.publisher, "role": "publisher"}, office]


def _resource(table: DataTable, content: bytes) -> Json:
    return {"profile": "tabular-data-resource", "name": table.name, "title": table.title, "path": f"{table.name}.csv",
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}", "dialect": _DIALECT, "schema": _schema(table)}


def _schema(table: DataTable) -> Json:
    schema: dict[str, object] = {"fields": [_field(field) for field in table.fields], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.name in _REFERENCES:
        other, headings = _REFERENCES[table.name]
        schema["foreignKeys"] = [{"fields": list(headings), "reference": {"resource": other, "fields": list(headings)}}]
    return schema


def _field(field: TableField) -> Json:
    constraints: dict[str, object] = {}
    if field.required:
        constraints["required"] = True
    if field.words:
        constraints["enum"] = list(field.words)
    described: dict[str, object] = {"name": field.heading, "type": _TYPES[field.kind], "description": field.meaning}
    return described | ({"constraints": constraints} if constraints else {})
