"""What the workbook shows while it is filled in, as Python works it out of the same declaration."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from sagamihara_pdca.demo.answers import fictional_answers
from sagamihara_pdca.formulas.tree import Value
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.input_form.form_rows import ASK, LEFT, MARK, NEED
from sagamihara_pdca.input_form.frame import COUNTS
from sagamihara_pdca.model.results import Actual
from sagamihara_pdca.model.states import ActualState
from sagamihara_pdca.model.target import Counting
from sagamihara_pdca.rules.judging import evaluate
from sagamihara_pdca.sheets.book import Book, Ref, Tone
from sagamihara_pdca.sheets.inputs import fill, inputs
from sagamihara_pdca.sheets.values import BookValues
from tests.worlds import every_kind
from tests.worlds.answers import answer, half, to_the_limit
from tests.worlds.every_kind import KINDS
from tests.worlds.plans import R6

Typed = dict[str, str | Decimal]
D = Decimal


def blank() -> Book:
    return input_book(every_kind.context_of(every_kind.sampler()))


def typed(kind: str, given: Typed, form: Book | None = None) -> BookValues:
    """The workbook with something typed into one sheet. Keys are row and column: "m.1.1.actual"."""
    answers = tuple(answer(_ref(kind, place), value) for place, value in given.items())
    return BookValues(fill(form or blank(), answers))


def _ref(kind: str, place: str) -> Ref:
    row, _, column = place.rpartition(".")
    return Ref(KINDS[kind], row, column)


def shown(values: BookValues, kind: str, place: str) -> Value:
    return values[_ref(kind, place)]


REASONS = [
    # kind, what is typed, whether the reason is then required
    ("single", {}, False),
    ("single", {"m.1.1.actual": D(15)}, False),
    ("single", {"m.1.1.actual": D(12)}, False),
    ("single", {"m.1.1.actual": D(11)}, True),
    ("single", {"m.1.1.actual": D(1)}, True),
    ("single", {"m.1.1.state": "集計中"}, True),
    ("single", {"m.1.1.state": "評価困難"}, True),
    ("single", {"m.1.1.state": "見込", "m.1.1.actual": D(15)}, False),
    ("single", {"check.progress.sub": "計画どおり"}, False),
    ("single", {"check.progress.sub": "やや遅れ"}, True),
    ("milestone", {"m.1.1.actual": "達成"}, False),
    ("milestone", {"m.1.1.actual": "未達成"}, True),
    ("judged", {"m.1.1.actual": "◎"}, True),
    ("no target", {"m.1.1.actual": D(0)}, False),
]


@pytest.mark.parametrize(("kind", "given", "required"), REASONS)
def test_a_reason_is_asked_where_a_reader_would_ask_for_one(kind: str, given: Typed, required: bool) -> None:
    values = typed(kind, given)

    assert (shown(values, kind, f"check.reason.{NEED}") == 1) is required
    assert (shown(values, kind, f"check.reason.{MARK}") == "＊") is required


REQUIRED = [
    # kind, row, what is typed, whether the row's input is then required
    ("single", "m.1.1", {}, True),
    ("single", "m.1.1", {"m.1.1.state": "集計中"}, False),
    ("single", "m.1.1.source", {}, False),
    ("single", "m.1.1.source", {"m.1.1.state": "集計中"}, True),
    ("relative", "m.1.1.base", {}, True),
    ("no target", "m.1.1", {}, False),  # what is typed all the same must be a number
    ("single", "act.proposal_detail", {"act.proposal.sub": "なし"}, False),
    ("single", "act.proposal_detail", {"act.proposal.sub": "目標の変更"}, True),
    ("single", "act.proposal_detail", {"act.direction.sub": "終了"}, True),
    ("exploratory", "check.issues", {}, False),
    ("exploratory", "check.issues", {"check.progress.sub": "遅れ"}, True),
]


@pytest.mark.parametrize(("kind", "row", "given", "required"), REQUIRED)
def test_an_input_is_required_when_the_others_make_it_so(
    kind: str, row: str, given: Typed, required: bool | None
) -> None:
    need = shown(typed(kind, given), kind, f"{row}.{NEED}")

    assert need == (None if required is None else int(required))


DOUBTS = [
    ("single", {"m.1.1.actual": D(-1)}, "「新規導入手続数」が負の数です。"),
    ("single", {"m.1.1.actual": D(15), "m.1.1.state": "集計中"}, "状態が実績のないものになっています。"),
    ("single", {"m.1.1.actual": D(15), "check.progress.sub": "遅れ"}, "進捗が「遅れ」です。"),
    ("two measures", {"m.1.1.actual": D(241)}, "「導入拠点数」が前回の値の10倍を超えています。"),
    ("single", {"do.initiatives.sub": "字" * 301}, "「取組」が300字を超えています。"),
    ("single", {"m.1.1.source.sub": "字" * 61}, "「根拠資料（新規導入手続数）」が60字を超えています。"),
]


@pytest.mark.parametrize(("kind", "given", "words"), DOUBTS)
def test_what_looks_wrong_is_asked_about_in_words_beside_a_mark_and_never_locked(
    kind: str, given: Typed, words: str
) -> None:
    values = typed(kind, given)
    row = [*given][-1 if "check.progress.sub" in given else 0].rpartition(".")[0]

    assert words in str(shown(values, kind, "foot.check.sub"))
    assert shown(values, kind, f"{COUNTS}.{ASK}") == 1
    assert shown(values, kind, f"{row}.{MARK}") == "◆"
    assert values[Ref("guide", f"p.{KINDS[kind]}", ASK)] == 1


@pytest.mark.parametrize(("given", "row", "words"), [
    ({"m.1.1.actual": "15手続"}, "m.1.1", "「新規導入手続数」の実績に文字が含まれています。"),
    ({"m.1.1.actual": "不明"}, "m.1.1", "「新規導入手続数」の実績に文字が含まれています。"),
    ({"m.1.1.state": "たぶん確定"}, "m.1.1", "「状態」は一覧から選んでください。"),
    ({"check.progress.sub": "順調"}, "check.progress", "「行動目標の進捗」は一覧から選んでください。"),
    ({"act.proposal.sub": "変更したい"}, "act.proposal", "「見直しの提案」は一覧から選んでください。"),
    ({"do.initiatives.sub": "字" * 2001}, "do.initiatives", "「取組」が300字を超えています。"),
])
def test_what_the_collection_would_send_back_is_not_complete_and_says_so_at_its_row(given: Typed, row: str, words: str) -> None:
    before, values = typed("single", {}), typed("single", given)

    assert words in str(shown(values, "single", "foot.check.sub"))
    assert shown(values, "single", f"{row}.{MARK}") == "＊"
    left = shown(values, "single", f"{row}.{LEFT}")
    assert isinstance(left, D) and left >= 1
    assert str(shown(values, "single", "head.title.actual")) != "✓ 入力が完了しました"
    assert before is not values


FINE = [
    ("single", {}),
    ("single", {"m.1.1.actual": D(15), "check.progress.sub": "計画どおり"}),
    ("two measures", {"m.1.1.actual": D(240), "m.1.2.actual": D(0)}),
    ("two measures", {"m.1.1.actual": D(25), "m.1.2.actual": D(5), "check.progress.sub": "遅れ"}),
    ("single", {"do.initiatives.sub": "字" * 300}),
]


@pytest.mark.parametrize(("kind", "given"), FINE)
def test_what_is_in_order_is_not_asked_about(kind: str, given: Typed) -> None:
    values = typed(kind, given)

    assert shown(values, kind, f"{COUNTS}.{ASK}") == 0
    assert shown(values, kind, "foot.check.sub") == "✓ 確認が必要な点はありません。"


def test_a_cumulative_figure_below_last_years_is_asked_about() -> None:
    plan = every_kind.sampler(("single",))
    project = plan.project(KINDS["single"])
    targets = tuple(replace(t, target=replace(t.target, conditions=tuple(
        replace(c, counting=Counting.CUMULATIVE) for c in t.target.conditions))) for t in project.indicators[0].targets)
    plan = replace(plan, projects=(replace(project, indicators=(replace(project.indicators[0], targets=targets),)),))
    before = Actual(project.code, 1, 1, R6, ActualState.FINAL, D(20))
    last = evaluate(plan, R6, (before,), (), frozenset())
    form = input_book(every_kind.context_of(plan, year=R6.next, last=last))

    said = [str(shown(typed("single", {"m.1.1.actual": D(n)}, form), "single", "foot.check.sub")) for n in (19, 20)]

    assert "累計ですが、前回の値より小さくなっています。" in said[0]
    assert said[1].startswith("✓")


def test_the_count_of_letters_turns_into_a_question_over_the_limit() -> None:
    counts = [str(shown(typed("single", {"act.improvement.sub": "字" * n}), "single", "act.improvement.label"))
              for n in (0, 300, 301)]

    assert counts == ["次年度の改善\n0／300字", "次年度の改善\n300／300字", "次年度の改善\n301／300字◆超過"]


def test_the_relative_target_is_worked_out_as_soon_as_its_base_is_known() -> None:
    before = typed("relative", {"m.1.1.actual": D(26_000_000)})
    after = typed("relative", {"m.1.1.actual": D(26_000_000), "m.1.1.base.actual": D(25_000_000)})

    assert (shown(before, "relative", "m.1.1.rate"), shown(before, "relative", "m.1.1.grade")) == ("", "基準値未確定")
    assert shown(after, "relative", "m.1.1.base.rate") == D(25_750_000)
    assert (shown(after, "relative", "m.1.1.rate"), shown(after, "relative", "m.1.1.grade")) == (D(101), "◎")


def test_a_blank_guide_counts_everything_and_leads_to_the_first_input() -> None:
    values = BookValues(blank())

    assert str(values[Ref("guide", "status", "no")]).startswith("＊ 未入力の必須項目が")
    assert values[Ref("guide", f"p.{KINDS['single']}", "done")] == "6項目中0項目入力済み"
    assert values[Ref("guide", f"p.{KINDS['single']}", "todo")] == "▶ 取組　ほか5項目"
    assert values[Ref("guide", "sum", "goto")] == "#'1-1-01'!C10"


def test_the_way_leads_to_the_next_gap_and_then_to_the_next_sheet() -> None:
    context = every_kind.context_of(every_kind.sampler())
    form = input_book(context)
    answers = fictional_answers(context, form)
    gaps = (Ref(KINDS["single"], "check.outcome", "sub"), Ref(KINDS["joint"], "do.part", "sub"))

    def led_to(left: int) -> str:
        kept = tuple(a for a in answers if a.ref not in gaps[left:])
        return str(BookValues(fill(form, kept))[Ref("guide", "sum", "goto")])

    assert [led_to(n).split("!")[0] for n in (0, 1)] == ["#'1-1-01'", "#'3-3-01'"]


def test_a_finished_workbook_says_so_everywhere() -> None:
    context = every_kind.context_of(every_kind.sampler())
    form = input_book(context)

    book = fill(form, fictional_answers(context, form))
    values = BookValues(book)
    states = {values[Ref("gaps", row.key, "state")] for row in book.sheet("gaps").rows if "." in row.key}

    assert str(values[Ref("guide", "status", "no")]).startswith("✓ 入力が完了しました。保存して提出してください。")
    assert all(values[Ref(code, COUNTS, LEFT)] == 0 for code in KINDS.values())
    assert all(values[Ref(code, "head.title", "actual")] == "✓ 入力が完了しました" for code in KINDS.values())
    assert states == {"✓ 入力済み", "－"}


def test_the_list_of_gaps_has_every_input_that_can_be_required() -> None:
    book = blank()

    listed = [row.key for row in book.sheet("gaps").rows if "." in row.key]
    needing = [f"{sheet.key}.{row.key}" for sheet in book.sheets if sheet.key in KINDS.values()
               for row in sheet.rows if row.key != COUNTS and any(cell.column == NEED for cell in row.cells)]

    assert listed == needing


def test_an_input_has_one_colour_at_a_time_whatever_is_typed() -> None:
    context = every_kind.context_of(every_kind.sampler())
    form = input_book(context)
    answers = fictional_answers(context, form)
    tones = {Tone.ASKED, Tone.ANSWERED, Tone.QUESTION}

    for given in ((), half(answers), answers, to_the_limit(form, letters=800)):
        book = fill(form, given)
        values = BookValues(book)
        for ref, _ in inputs(book):
            in_force = [h for h in book.sheet(ref.sheet).highlights if h.fill in tones
                        and (h.span.first_row, h.span.first_column) == (ref.row, ref.column) and values.holds(h.when)]
            assert len(in_force) <= 1
