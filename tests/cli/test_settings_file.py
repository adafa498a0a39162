"""設定.ini: folders and the mail server, and no secrets."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from click.testing import CliRunner

from sagamihara_pdca.cli import main
from sagamihara_pdca.cli.mail import mail
from sagamihara_pdca.cli.settings_file import SettingsRefused, read_settings
from sagamihara_pdca.settings import Settings
from tests.worlds.mizuno_answers import R8, send
from tests.worlds.plans import MIZUNO, R6

WHOLE = """; 設定
[フォルダ]
提出 = 回答
出力 ＝ 成果

[メール]
サーバー = smtp.example.lg.jp
ポート = 465
暗号化 = TLS
"""


@pytest.mark.parametrize("data", [
    WHOLE.encode(), codecs.BOM_UTF8 + WHOLE.replace("\n", "\r\n").encode(), WHOLE.replace("\n", "\r\n").encode("cp932"),
])
def test_the_file_is_read_however_an_editor_saved_it(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "設定.ini").write_bytes(data)

    settings, defaults = read_settings(tmp_path, None)

    assert settings.submissions(R6) == tmp_path / "回答" / "R6"
    assert settings.output(R6) == tmp_path / "成果" / "R6"
    assert settings.records(R6) == tmp_path / "records" / "R6"
    assert defaults["mail"]["request"] == {"host": "smtp.example.lg.jp", "port": "465", "security": "tls"}


def test_without_a_file_nothing_changes(tmp_path: Path) -> None:
    settings, _ = read_settings(tmp_path, None)

    assert settings == Settings(tmp_path)


def test_a_blank_entry_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "設定.ini").write_text("[フォルダ]\n提出 =\n[メール]\nサーバー =\n", "utf-8")

    settings, defaults = read_settings(tmp_path, None)

    assert settings == Settings(tmp_path)
    assert defaults["mail"]["request"] == {}


REFUSED = [
    ("[フォルダー]\n", "「[フォルダー]」という項目はありません。書けるものは、[フォルダ]、[メール]です。"),
    ("[フォルダ]\n回答 = a\n", "「回答」という項目はありません。"),
    ("[メール]\nパスワード = himitsu\n", "「パスワード」は書けません。"),
    ("[メール]\nSMTP_Password = himitsu\n", "「smtp_password」は書けません。"),
    ("[メール]\nポート = 五八七\n", "「ポート」の「五八七」は使えません。"),
    ("[メール]\n暗号化 = なし\n", "「暗号化」の「なし」は使えません。"),
    ("[フォルダ]\n提出 = a\n提出 = b\n", "3行目と同じ項目が、前にもあります。"),
    ("[フォルダ]\n提出 = Z/ない/回答\n", "「提出」のフォルダ"),
    ("[フォルダ]\n提出 = output\n", "「提出」のフォルダは「出力」のフォルダと同じか、その中です。"),
    ("[フォルダ]\n計画 = ない.xlsx\n", "「計画」の「ない.xlsx」が見つかりません。"),
    ("提出 = a\n", "設定として読み取れません。"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_what_is_not_known_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "設定.ini").write_text(text, "utf-8")

    with pytest.raises(SettingsRefused) as refused:
        read_settings(tmp_path, None)

    assert said in refused.value.message
    assert "himitsu" not in refused.value.message


def test_a_wrong_setting_ends_a_command_with_two(tmp_path: Path) -> None:
    (tmp_path / "設定.ini").write_text("[フォルダ]\n回答 = a\n", "utf-8")

    ended = CliRunner().invoke(main, ["--folder", str(tmp_path), "status"])

    assert ended.exit_code == 2
    assert ended.output.startswith("エラー：設定.ini：「回答」という項目はありません。")


def test_the_commands_work_in_the_folders_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "設定.ini").write_text("[フォルダ]\n提出 = 回答\n出力 = 成果\n", "utf-8")
    send(tmp_path, "03", "03.xlsx")
    (tmp_path / "submissions").rename(tmp_path / "回答")

    ended = CliRunner().invoke(main, ["--folder", str(tmp_path), "--plan", str(MIZUNO), "collect", "R8"])

    assert "提出済 1" in ended.output
    assert [path.name for path in (tmp_path / "成果" / Settings(tmp_path).output(R8).name).glob("*.xlsx")] == ["回収状況.xlsx"]
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(("arguments", "variables", "host"), [
    ((), {}, "smtp.example.lg.jp"), ((), {"PDCA_SMTP_HOST": "mail2.example.jp"}, "mail2.example.jp"),
    (("--host", "mail3.example.jp"), {"PDCA_SMTP_HOST": "mail2.example.jp"}, "mail3.example.jp"),
])
def test_the_command_line_and_the_environment_come_before_the_file(
        tmp_path: Path, arguments: tuple[str, ...], variables: dict[str, str], host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "設定.ini").write_text(WHOLE.replace("提出 = 回答\n出力 ＝ 成果\n", ""), "utf-8")
    monkeypatch.delenv("PDCA_SMTP_HOST", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    _, defaults = read_settings(tmp_path, None)
    request = mail.commands["request"]

    made = request.make_context("request", ["R6", "--due", "2025-05-30", *arguments], default_map=defaults["mail"]["request"],
                                help_option_names=["-h", "--help"])

    assert made.params["host"] == host
    assert made.params["port"] == 465
