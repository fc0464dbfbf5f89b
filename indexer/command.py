"""The command `tiaowen`: finds its subcommands, reads the settings, turns errors into one line."""

import os
import sys
from importlib.metadata import EntryPoint, entry_points, version

import click

from indexer.errors import TiaowenError
from indexer.settings import read_settings

_GROUP = "tiaowen.commands"


class _Commands(click.Group):
    """Subcommands come from the packages' entry points, so that no package looks to its right."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_entry_points())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        point = _entry_points().get(cmd_name)
        return point.load() if point else None


def _entry_points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=_GROUP)}


@click.command(
    cls=_Commands, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(version("tiaowen"), prog_name="tiaowen")
@click.pass_context
def tiaowen(context: click.Context) -> None:
    """条问:在中文公文中找到回答问题的条款,逐字引用。"""
    context.obj = read_settings(os.environ)


def main(arguments: list[str] | None = None) -> None:
    """Run the command; 0 done, 1 failed with one line on stderr, 2 wrong usage."""
    try:
        status = tiaowen.main(arguments, prog_name="tiaowen", standalone_mode=False)
    except click.UsageError as error:
        status = _complain(f"用法不对:{error.format_message()} 运行 tiaowen --help 查看用法。", 2)
    except TiaowenError as error:
        status = _complain(f"{error.title}:{error.message}[{error.code}]", 1)
    except click.Abort:
        status = _complain("已中断。", 1)
    except OSError as error:
        status = _complain(f"文件读写失败:{error}。请检查路径、权限和磁盘空间。[io_failed]", 1)
    sys.exit(status if isinstance(status, int) else 0)


def _complain(sentence: str, status: int) -> int:
    click.echo(sentence.replace("\n", " "), err=True)
    return status
