"""The pages of the commands and of the public names say what the program says."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

import sagamihara_pdca
from tools.reference import API, CLI, ENDS_WITH_1, ROOT, SECTIONS, api_page, cli_page, commands, path_of

COMMANDS = {path_of(context): context.command for context in commands()}


def test_the_page_of_commands_is_up_to_date() -> None:
    assert CLI.read_text(encoding="utf-8") == cli_page(), "run: python tools/reference.py"


def test_the_page_of_public_names_is_up_to_date() -> None:
    assert API.read_text(encoding="utf-8") == api_page(), "run: python tools/reference.py"


def test_every_public_name_has_its_place_on_the_page() -> None:
    assert sorted(name for names in SECTIONS.values() for name in names) == sorted(sagamihara_pdca.__all__)


@pytest.mark.parametrize("columns", ["20", "400"])
def test_the_pages_do_not_depend_on_the_width_of_the_screen(columns: str) -> None:
    checked = subprocess.run([sys.executable, ROOT / "tools" / "reference.py", "--check"], env=os.environ | {"COLUMNS": columns})

    assert checked.returncode == 0


@pytest.mark.parametrize("path", [path for path in COMMANDS if path])
def test_every_command_and_each_of_its_options_stands_on_the_page(path: str) -> None:
    page = cli_page()
    section = page[page.index(f"# {path}\n"):].split("\n#", 1)[0]

    assert [name for param in COMMANDS[path].params if isinstance(param, click.Option)
            for name in param.opts if f"`{name}" not in section] == []


def test_the_remarks_on_exit_codes_belong_to_commands() -> None:
    assert [path for path in ENDS_WITH_1 if path not in COMMANDS] == []
