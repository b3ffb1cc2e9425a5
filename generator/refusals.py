"""What the system refuses, in the words of an editor: the disk is full, the file may not be read."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

_USUAL_ADVICE = "请检查权限、磁盘空间，以及是否有同名的文件或文件夹"
_FULL_ADVICE = "请腾出空间后再运行，原来的内容都还在"
_REASONS = {
    "EACCES": "没有权限",
    "EBUSY": "正被别的程序使用",
    "EDQUOT": "磁盘配额用完了",
    "EEXIST": "已有同名的文件或文件夹",
    "EFBIG": "文件大过了系统允许的限度",
    "EINVAL": "名称或内容不合系统的要求",
    "EIO": "磁盘读写出错",
    "EISDIR": "这里是文件夹，不是文件",
    "ELOOP": "链接互相指来指去",
    "EMFILE": "同时打开的文件太多",
    "ENAMETOOLONG": "名称太长",
    "ENFILE": "同时打开的文件太多",
    "ENOENT": "没有这个文件或文件夹",
    "ENOMEM": "内存不够",
    "ENOSPC": "磁盘满了",
    "ENOTDIR": "路径里有一段不是文件夹",
    "ENOTEMPTY": "文件夹不是空的",
    "EPERM": "没有权限",
    "EROFS": "磁盘是只读的",
    "ESTALE": "网络磁盘断开了",
    "ETXTBSY": "正被别的程序使用",
    "EXDEV": "跨了两个磁盘",
}
_IN_USE = frozenset({32, 33})  # what Windows says of a file that another program holds


def reason(error: OSError) -> str:
    """Why the system refuses, in a few words; its own where we have none."""
    if getattr(error, "winerror", None) in _IN_USE:
        return _REASONS["EBUSY"]
    return (
        _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
        or error.strerror
        or str(error)
        or type(error).__name__
    )


def sentence(error: OSError) -> str:
    """What the system refuses, why, and what can be done."""
    advice = _FULL_ADVICE if error.errno in {errno.ENOSPC, errno.EDQUOT} else _USUAL_ADVICE
    return f"{error.filename or '文件'} 不能读写（{reason(error)}）；{advice}。"


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Let what the system refuses meanwhile be told of that file: of a write it does not say where to."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
