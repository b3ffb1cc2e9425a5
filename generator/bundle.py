"""site/ -> one zip file that opens by double click on its index.html; same site, same bytes."""

import io
import re
import zipfile
from pathlib import Path

from generator.publish import published_digests
from generator.settings import EditionError
from generator.storage import write_if_changed

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format's first moment: the bytes must not depend on the clock
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_READABLE_FILE = 0o100644 << 16


def bundle(site: Path, target: Path, folder: str) -> int:
    """The size in bytes of the zip now at `target`: the whole site below one folder of the given name.

    Raises EditionError where there is no built site, or where `target` is no place for a zip: a name without
    .zip, a folder, a file that is something else, a place within the site.
    """
    _refuse_target(target, site)
    paths = sorted(published_digests(site))
    if not paths:
        raise EditionError(f"{site} 里还没有网站；请先运行 python build.py。")
    root = _safe_name(folder)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in paths:
            entry = zipfile.ZipInfo(f"{root}/{path}", _EARLIEST)
            entry.external_attr = _READABLE_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (site / path).read_bytes())
    content = memory.getvalue()
    write_if_changed(target, content)
    return len(content)


def _refuse_target(target: Path, site: Path) -> None:
    if target.suffix.lower() != ".zip" or target.is_dir() or target.resolve().is_relative_to(site.resolve()):
        raise EditionError(f"{target} 不能用作压缩包的名字；请写一个网站文件夹以外、以 .zip 结尾的文件名。")
    if target.exists() and not zipfile.is_zipfile(target):
        raise EditionError(f"{target} 已存在，又不是压缩包，没有动它；请换一个名字。")


def _safe_name(folder: str) -> str:
    """The name as a folder's that every system can unpack."""
    return _UNSAFE.sub("-", folder).strip(" .-") or "site"
