"""The outermost group: the console is made safe, and the process ends with the right exit code and a Japanese sentence.

Exit codes: 0 all is well; 1 something is missing or to be corrected; 2 the call is wrong; 3 a fault of the machine.
"""

from __future__ import annotations

import errno
import io
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from click.exceptions import Exit, NoArgsIsHelpError

from sagamihara_pdca.cli import texts
from sagamihara_pdca.cli.japanese import Group, said_of
from sagamihara_pdca.errors import PdcaError

#: What click itself turns into an exit code.
_ENDINGS = (click.ClickException, click.Abort, Exit)


class Program(Group):
    """The outermost group: it ends the process, with a message in Japanese where the call was wrong."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command and end the process: 1 for an interrupted one, click's own code for a wrong call."""
        _replace_what_cannot_be_printed()
        try:
            return super().main(*args, **(extra | {"standalone_mode": False}))
        except NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(error.exit_code)
        except click.ClickException as error:
            click.echo(said_of(error), err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo(texts.INTERRUPTED, err=True)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that the arguments name. SystemExit 3 for a fault of the machine, foreseen or not."""
        try:
            return super().invoke(ctx)
        except _ENDINGS:
            raise
        except PdcaError as fault:
            click.echo(texts.FAULT.format(words=fault), err=True)
            raise SystemExit(3) from fault
        except Exception as fault:  # a person at a desk can do nothing with a traceback
            if isinstance(fault, OSError) and fault.errno == errno.EPIPE:
                raise  # whoever reads the output has stopped; click ends the process
            _crash(fault, ctx.params.get("folder") or Path())


def _replace_what_cannot_be_printed() -> None:
    """A console that is not UTF-8 shows "?" for a letter that it lacks, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _crash(fault: Exception, folder: Path) -> NoReturn:
    from sagamihara_pdca.cli.crash import write_crash_log

    log = write_crash_log(fault, folder, datetime.now().astimezone())
    words = texts.CRASHED.format(kind=type(fault).__name__, what=_what_failed(fault))
    told = texts.CRASH_LOG.format(log=log) if log is not None else texts.CRASH_LOG_NOT_WRITTEN
    click.echo(texts.FAULT.format(words=words + told), err=True)
    raise SystemExit(3) from fault


def _what_failed(fault: Exception) -> str:
    """The file that could not be used, where the system named one."""
    return texts.CRASHED_AT.format(file=fault.filename) if isinstance(fault, OSError) and fault.filename else ""
