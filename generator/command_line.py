"""The words an editor types after `python build.py` -> what to do, and the help in Chinese."""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from generator.messages import sentence
from generator.model import IndexKind, Key, Value, issue_of, page_label, printed_date, values_of

_MOST_DIGITS = 9  # Python itself refuses to read some thousands
_LONGEST_QUOTE = 40
PROGRAM = "python build.py"
WHOLE_WAY = "all"  # what is done where no command is named
SUMMARIES: Mapping[str, tuple[str, str]] = {
    "import": ("import [文件或文件夹 …]", "读入各版文字和现成的文章；不写文件时只读新放入或改过的"),
    "build": ("build", "由 content/ 生成网站和检索"),
    "check": ("check", "检查文章和网站：断链、缺图片说明、接不上的转版……"),
    "review": ("review", "列出该由人看一看的文章和没有归入文章的文字，最没有把握的在前"),
    "names": (
        "names",
        "一个个过目文章里还没有定下来的人名、地名、单位名：采用、归并或不收；--find 给还没有的文章找出来",
    ),
    "serve": ("serve", "在本机预览网站，内容一改就重新生成"),
    "bundle": ("bundle [文件.zip]", "把网站装进一个压缩包，解开后双击 index.html 就能看"),
    "parse": ("parse 文件", "把一版读成什么样，以 JSON 打印出来（供工具使用，不改动任何文件）"),
}
DATED = frozenset({"build", "check", "review", "serve", "bundle"})  # what readers may see depends on the day
NAME_KINDS = (IndexKind.PEOPLE.value, IndexKind.PLACES.value, IndexKind.ORGANISATIONS.value)
DESCRIPTION = """\
把中文报纸各版的文字做成可读、可查的数字版网站。

把每一版的文字（PDF 工具导出的纯文本）放进 content/pages/年-月-日/版号.txt，
例如 content/pages/2025-09-10/01.txt，然后运行 python build.py：
新放入或改过的版会被读成一篇篇文章，存进 content/articles/，您可以随意修改；
已经分好的文章（表格、JSON、Word、存下来的数字报……）放进 content/inbox/，见 docs/articles.md；
网站生成在 site/，双击 site/index.html 即可打开。您改过的内容，程序永远不会覆盖。"""
EXAMPLES = """\
例子：
  python build.py
  python build.py import 头版.txt --date 2025-09-10 --page 1
  python build.py import 旧报目录.xlsx --preview （现成的文章会读成什么样；再加 --map 写对应表）
  python build.py import --help                 （一个命令的详细用法）
  python build.py --edition ../晚报             （另一家报纸：它自己的 content/、theme/、site/）

结束时的代码：0 顺利，1 有的内容读不了或做不成（其余照做），2 命令写错。"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Put the usage under a Chinese word."""
        super().add_usage(usage, actions, groups, prefix or "用法：")


class _CommandParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in Chinese that the command is wrong; exit code 2."""
        values = values_of(error=message, program=PROGRAM)
        self.exit(2, f"{sentence('command-wrong', values)}\n")


def command_line() -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` of what it parses is one of SUMMARIES or WHOLE_WAY."""
    parser = _parser(f"{PROGRAM} [命令] [选项]", DESCRIPTION, epilog=f"{_command_list()}\n\n{EXAMPLES}")
    parser.set_defaults(command=WHOLE_WAY, paths=[], date=None, page=None, port=None, map=False, preview=False)
    commands = parser.add_subparsers(metavar="命令", help=argparse.SUPPRESS, title=argparse.SUPPRESS)
    for name, (form, summary) in SUMMARIES.items():
        command = commands.add_parser(
            name, usage=f"{PROGRAM} {form} [选项]", description=f"{summary}。", **_manners()
        )
        command.set_defaults(command=name)
        _add_common_options(command)
        _add_own_arguments(command, name)
        if name in DATED:
            _add_today(command)
    return parser


def arguments_of(words: Sequence[str] | None) -> argparse.Namespace:
    """What the words ask for (None: those of this process); ends the process with 2 where they ask for nothing.

    `command`, `edition` (a path or None), `quiet`, `today` (a day or None), `words` themselves, and what the
    command takes.
    """
    parser = command_line()
    arguments = parser.parse_args(words)
    if getattr(arguments, "all", False) and not arguments.find:
        parser.error(sentence("all-without-find"))
    arguments.words = list(sys.argv[1:] if words is None else words)
    arguments.edition = getattr(arguments, "edition", None)
    arguments.quiet = getattr(arguments, "quiet", False)
    arguments.today = getattr(arguments, "today", None)
    return arguments


def _parser(usage: str, description: str, epilog: str) -> _CommandParser:
    parser = _CommandParser(usage=usage, description=description, epilog=epilog, **_manners())
    _add_common_options(parser)
    _add_today(parser)
    return parser


def _manners() -> dict[str, Any]:
    return {"formatter_class": _Formatter, "add_help": False, "allow_abbrev": False}


def _command_list() -> str:
    forms = [f"  {form}\n      {summary}" for form, summary in SUMMARIES.values()]
    return "\n".join(["命令（不写命令 = 先 import，再 build）：", *forms])


def _add_common_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("选项")
    # SUPPRESS: an option given before the command must not be undone by the command's own default.
    group.add_argument(
        "--edition",
        type=_path,
        metavar="文件夹",
        default=argparse.SUPPRESS,
        help="另一份电子版所在的文件夹（默认：本程序所在处）",
    )
    group.add_argument("--quiet", action="store_true", default=argparse.SUPPRESS, help="只说出错的地方")
    group.add_argument("-h", "--help", action="help", help="显示这段说明")


def _add_own_arguments(parser: argparse.ArgumentParser, command: str) -> None:
    group = parser.add_argument_group("本命令的选项")
    if command == "import":
        group.add_argument(
            "paths", nargs="*", type=_path, metavar="文件", help="一版的文字，现成的文章，或装着它们的文件夹"
        )
        _add_mapping_options(group)
    if command == "parse":
        group.add_argument("file", type=_path, metavar="文件", help="一版的文字")
    if command in {"import", "parse"}:
        group.add_argument(
            "--date", type=_issue, metavar="期号", help="放在别处的文件是哪一期：年-月-日，或如 2025-09-14号外"
        )
        group.add_argument(
            "--page", type=_page_label, metavar="版号", help="放在别处的文件是第几版：1、A01、特刊01、04-05"
        )
    if command == "review":
        group.add_argument(
            "--issue", type=_issue, metavar="期号", help="只列这一期：年-月-日，或如 2025-09-14号外"
        )
        group.add_argument(
            "--limit",
            type=_limit,
            default=20,
            metavar="条数",
            help="最多列出几处（默认 20）；全部见 review.html",
        )
    if command == "names":
        _add_choices_of_names(group)
    if command == "serve":
        group.add_argument("--port", type=_port, default=8000, metavar="端口", help="默认 8000")
    if command == "bundle":
        group.add_argument(
            "target", nargs="?", type=_path, metavar="文件.zip", help="默认：电子版文件夹里的 site.zip"
        )


def _add_mapping_options(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--preview", action="store_true", help="只看看现成的文章会读成什么样（前三篇），什么都不写"
    )
    group.add_argument(
        "--map", action="store_true", help="写一份对应表：哪个字段是标题、日期、正文……（存入 content/imports/）"
    )
    group.add_argument(
        "--set",
        action="append",
        default=[],
        type=_assignment,
        metavar="项=字段",
        help="对应表里的一项，如 title=题名",
    )
    group.add_argument(
        "--fix", action="append", default=[], type=_assignment, metavar="项=文字", help="固定的一项，如 page=01"
    )
    group.add_argument("--date-form", metavar="写法", help="日期的写法，如 %%d.%%m.%%Y")


def _assignment(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise _wrong("no-assignment", text=text[:_LONGEST_QUOTE])
    return name.strip(), value.strip()


def _add_today(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("生成网站时的选项")
    # SUPPRESS: given before the command it must not be undone by the command's own default.
    group.add_argument(
        "--today",
        type=_day,
        metavar="年-月-日",
        default=argparse.SUPPRESS,
        help="当作今天是这一天（决定哪些已解禁；默认：电子版所在时区的今天）",
    )


def _add_choices_of_names(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--kind", choices=NAME_KINDS, help="只看人名（people）、地名（places）或单位（organisations）"
    )
    group.add_argument(
        "--limit", type=_limit, default=20, metavar="个数", help="最多看几个（默认 20），最常出现的在前"
    )
    group.add_argument("--list", action="store_true", help="只列出来，不一个个问")
    group.add_argument(
        "--find", action="store_true", help="不问，只给还没有人名、地名、单位名、主题的文章找出来写上"
    )
    group.add_argument(
        "--all", action="store_true", help="与 --find 连用：机器写过的也重新找一遍，您删的、添的都照旧"
    )


def _path(text: str) -> Path:
    if not text.strip():
        raise _wrong("file-without-name")
    return Path(text)


def _day(text: str) -> date:
    if (day := printed_date(text)) is None:
        raise _wrong("no-day", text=text)
    return day


def _issue(text: str) -> Key:
    if (issue := issue_of(text)) is None:
        raise _wrong("no-issue", text=text[:_LONGEST_QUOTE])
    return issue


def _page_label(text: str) -> str:
    if (label := page_label(text)) is None:
        raise _wrong("no-page-label", text=text[:_LONGEST_QUOTE])
    return label


def _limit(text: str) -> int:
    return _whole_number(text, 1_000_000, "number-of-lines")


def _port(text: str) -> int:
    return _whole_number(text, 65535, "number-of-a-port")


def _whole_number(text: str, highest: int, what: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and 0 < int(text) <= highest:
        return int(text)
    raise _wrong("no-number-up-to", text=text[:_LONGEST_QUOTE], highest=highest, what=what)


def _wrong(code: str, /, **values: Value) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(sentence(code, values_of(**values)))
