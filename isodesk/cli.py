"""The command line: the first word decides between a verb, an option and a file to open.

Exit codes: 0 well, 1 findings or a refusal, 2 wrong use. The window and everything it needs are
imported only when it is opened.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from isodesk import __version__
from isodesk.commands import VERBS
from isodesk.commands.arguments import WrongUse
from isodesk.errors import IsodeskError
from isodesk.host.screen import why_no_screen

_SUFFIX = ".isodesk"
_OPTIONS = ("-h", "--help", "--version", "--self-test")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what ``arguments`` (the process's own by default) ask for; the exit code is returned."""
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _dispatch(words)
    except WrongUse as error:
        print(error, file=sys.stderr)
        return 2
    except IsodeskError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        _forget_output()
        return 1
    except KeyboardInterrupt:
        return 1
    except Exception:
        print("Chương trình gặp sự cố; chi tiết ở dưới.", file=sys.stderr)
        traceback.print_exc()
        return 1


def _dispatch(words: list[str]) -> int:
    first = words[0] if words else ""
    if first in VERBS:
        return VERBS[first](words[1:])
    if len(words) > 1:
        stands_alone = first in _OPTIONS or _names_file(first)
        wrong = f"Không hiểu “{words[1]}”." if stands_alone else f"Không có lệnh “{first}”."
        raise WrongUse(f"{wrong}\n{_usage()}")
    if first in ("-h", "--help"):
        print(_usage())
    elif first == "--version":
        print(f"isodesk {__version__}")
    elif first == "--self-test":
        return _self_test()
    elif first.startswith("-"):
        raise WrongUse(f"Không có tùy chọn “{first}”.\n{_usage()}")
    elif first and not _names_file(first):
        raise WrongUse(f"Không có lệnh hoặc tệp “{first}”.\n{_usage()}")
    else:
        return _open_window(Path(first) if first else None)
    return 0


def _names_file(word: str) -> bool:
    return word.endswith(_SUFFIX) or Path(word).exists()


def _usage() -> str:
    return (
        "Cách dùng: isodesk [TỆP]            mở cửa sổ làm việc\n"
        f"           isodesk LỆNH …           {', '.join(VERBS)}\n"
        "           isodesk LỆNH --help      hướng dẫn của một lệnh\n"
        "           isodesk --version        số phiên bản\n"
        "           isodesk --self-test      chương trình tự kiểm tra"
    )


def _open_window(path: Path | None) -> int:
    reason = why_no_screen()
    if reason is not None:
        print(f"Không mở được cửa sổ. {reason}", file=sys.stderr)
        return 1
    from isodesk.ui.opening import show_opening

    card = show_opening()
    from isodesk.app import run_window  # only now: it loads everything

    return run_window(path, card.close)


def _self_test() -> int:
    from isodesk.selftest import run_self_test

    return run_self_test()


def _speak_utf8() -> None:
    """Vietnamese passes through pipes and old consoles alike; a windowed program has no streams."""
    streams = ((sys.stdin, "utf-8-sig"), (sys.stdout, "utf-8"), (sys.stderr, "utf-8"))
    for stream, encoding in streams:
        if isinstance(stream, io.TextIOWrapper):
            errors = "replace" if stream is sys.stdin else "backslashreplace"
            stream.reconfigure(encoding=encoding, errors=errors)


def _forget_output() -> None:
    """Whoever read the output has gone; Python must not complain of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
