"""The command `kg`: options in, one call, results to stdout; problems and progress to stderr.

Exit code 0: done; 1: something is wrong with the data; 2: wrong usage. Whatever is heavy is imported by the command that needs it.
"""

from __future__ import annotations

import os
import sys

import typer

from kg.cli import ask, build, english, push, reason, score, serve, show
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    help="Diplomatic text in, a knowledge graph of attributed statements out.",
    epilog="Start with: kg build, which reads the bundled press conference and writes output/.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
ANY_PARAMETER = {"allow_extra_args": True, "ignore_unknown_options": True}
"""`query` takes the parameters of the question that it is asked, whatever they are called."""

app.command()(build.build)
app.command(context_settings=ANY_PARAMETER)(ask.query)
for command in (
    english.ask,
    ask.queries,
    show.view,
    show.export,
    show.validate,
    ask.stats,
    ask.explain,
    reason.infer,
    score.score,
    push.push,
    serve.serve,
):
    app.command()(command)
app.add_typer(reason.report, name="report")


def main() -> None:
    """Run the command line; an error of ours is one line and exit code 1."""
    try:
        app()
    except KgError as error:
        sys.stderr.write(f"kg: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output is gone, as in `kg query ... | head`: nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
