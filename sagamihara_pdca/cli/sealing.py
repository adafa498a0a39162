"""seal: the year that was published is kept, and corrected only on purpose."""

from __future__ import annotations

from datetime import date

import click

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.arguments import (
    DateType,
    begun_year,
    password_option,
    plan_for,
    prefer_option,
    remembered,
    today,
    year_argument,
)
from sagamihara_pdca.cli.history import note
from sagamihara_pdca.cli.japanese import Command
from sagamihara_pdca.errors import SealRefused
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import write_code, write_fiscal_year
from sagamihara_pdca.settings import Settings


@click.command(cls=Command)
@year_argument
@prefer_option
@password_option
@click.option("--published", type=DateType(), default=None, help="発行日（例：2025-08-29）。確定の後に作成する評価書に記載します。")
@click.option("--correction", metavar="理由", default="", help="公表した後の訂正を、新しい版として確定します。理由は評価書に載ります。")
@click.option("--incomplete", is_flag=True, help="提出がそろっていなくても、「未報告」のまま確定します。")
@click.option("--dry-run", is_flag=True, help="確定できるかどうかと、変わるところだけを表示し、何も記録しません。")
@click.pass_obj
def seal(settings: Settings, /, year: FiscalYear, prefer: tuple[str, ...], published: date | None, correction: str,
         incomplete: bool, dry_run: bool) -> None:
    """公表した年度の内容を確定し、records に記録します。

    確定した後は、提出や計画が変わっても、その年度の評価書と次の年度に引き継ぐ内容は変わりません。
    変わったところがあれば表示します。公表した内容を訂正するときは、--correction で理由を指定してください。

    確定できないとき、又は確定した内容と異なるところがあるときは、終了コード1を返します。
    """
    from sagamihara_pdca import pipeline
    from sagamihara_pdca.cli import screen

    begun_year(settings, year)
    plan, day = plan_for(settings, year), today()
    published = published if dry_run else remembered(settings, year, texts.PUBLISHED, published)
    collection = pipeline.collection_of(settings, plan, year, prefer, today=None if dry_run else day)
    try:
        done = pipeline.seal(settings, plan, collection, pipeline.Sealing(day, published, correction.strip(), incomplete, dry_run))
    except SealRefused as refused:
        if collection.undone:
            screen.problems(collection.undone)
        known = pipeline.sealed_year(settings, year)
        if known is not None:
            screen.differences(texts.DIFFERS, pipeline.changes_of(settings, known, collection))
        screen.say(str(refused))
        raise SystemExit(1) from refused
    if done.found:
        screen.differences(texts.CORRECTED, done.found)
    name, edition = write_fiscal_year(year), done.seal.edition
    if not done.is_new:
        screen.say(texts.SEALED_ALREADY.format(year=name, edition=edition))
    elif dry_run:
        screen.say(texts.SEALED_DRY.format(year=name, edition=edition))
    else:
        note(settings, year, texts.SEALED_EDITION.format(edition=edition, reason=correction.strip()))
        screen.say(texts.SEALED.format(year=name, edition=edition, code=write_code(year)))
        if edition > 1:
            screen.say(texts.SEALED_NEXT.format(code=write_code(year)))
        elif year.next in plan.profile.years:
            screen.say(texts.SEALED_NEXT_YEAR.format(code=write_code(year.next)))
