"""The table of the formats that are made, and the fields of each that no import may leave unused."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from source_makers.days import made_article_files, made_day, made_labelled_day
from source_makers.documents import made_docx, made_docx_issue, made_odt, made_odt_issue
from source_makers.library import made_mets, made_tei
from source_makers.markdown import made_hexo, made_hugo, made_jekyll, made_quartz
from source_makers.rows import (
    made_archive,
    made_csv,
    made_gb18030,
    made_json,
    made_json_by_day,
    made_json_by_page,
    made_json_lines,
    made_tabs,
    made_xlsx,
)
from source_makers.stories import Told
from source_makers.variants import Variant
from source_makers.websites import made_founder_export, made_founder_new, made_founder_old, made_people

Maker = Callable[[Sequence[Told], Path, Variant], list[Told]]

MAKERS: Mapping[str, Maker] = {
    "JSON": made_json,
    "JSON by page": made_json_by_page,
    "JSON a day": made_json_by_day,
    "JSON Lines": made_json_lines,
    "CSV UTF-8": made_csv,
    "CSV GB18030": made_gb18030,
    "tabs": made_tabs,
    "CSV of an archive": made_archive,
    "xlsx": made_xlsx,
    "Hugo": made_hugo,
    "Jekyll": made_jekyll,
    "Hexo": made_hexo,
    "Quartz": made_quartz,
    "Founder export": made_founder_export,
    "Founder site, old": made_founder_old,
    "Founder site, new": made_founder_new,
    "paper.people.com.cn": made_people,
    "day file": made_day,
    "day file, labels": made_labelled_day,
    "an article a file": made_article_files,
    "docx, an issue": made_docx_issue,
    "docx, an article": made_docx,
    "odt, an issue": made_odt_issue,
    "odt, an article": made_odt,
    "METS/ALTO": made_mets,
    "TEI": made_tei,
}
# Fields that say nothing of an article, whose being left unused is right.
IDLE = frozenset({"layout", "siteid", "nodesearchname", "count", "sheet", "papername", "nodeid"})
