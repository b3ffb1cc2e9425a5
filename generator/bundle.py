"""site/ -> one zip file that opens by double click on its index.html; same site, same bytes."""

import io
import zipfile
from pathlib import Path

from generator.publish import published_digests
from generator.settings import EditionError
from generator.storage import write_if_changed

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the zip format's first moment: the bytes must not depend on the clock
_READABLE_FILE = 0o100644 << 16


def bundle(site: Path, target: Path, folder: str) -> int:
    """The size in bytes of the zip now at `target`: the whole site below one folder of the given name.

    Raises EditionError where there is no built site.
    """
    paths = sorted(published_digests(site))
    if not paths:
        raise EditionError(f"{site} 里还没有网站；请先运行 python build.py。")
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in paths:
            entry = zipfile.ZipInfo(f"{folder}/{path}", _EARLIEST)
            entry.external_attr = _READABLE_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (site / path).read_bytes())
    content = memory.getvalue()
    write_if_changed(target, content)
    return len(content)
