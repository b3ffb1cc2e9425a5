"""The command line as an editor uses it: real folders, the real program, what it says and how it ends."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from disks import small_disk
from made_once import made_once
from program import begun
from program import forked as run
from told import times_told, told

from generator.storage.files import exclusive_lock

pytestmark = pytest.mark.end_to_end

SAMPLE = ROOT / "content"
ISSUE = "2025-09-10"


def moments(folder: Path) -> dict[str, int]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in files}


def lay_pages(edition: Path, names: str = "*.txt") -> None:
    """Put the texts of one issue of the sample edition, and its settings, into another edition's folder."""
    pages = edition / "content" / "pages" / ISSUE
    pages.mkdir(parents=True)
    for path in (SAMPLE / "pages" / ISSUE).glob(names):
        shutil.copy(path, pages)
    shutil.copy(SAMPLE / "edition.yaml", edition / "content" / "edition.yaml")


def first_article(edition: Path) -> Path:
    return min((edition / "content/articles" / ISSUE).glob("01-*.md"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.md")
        if path.is_file()
    }


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One issue of the sample edition, taken the whole way by the program; tests only read it."""
    return made_once(tmp_path_factory, "built", take_the_whole_way)


def take_the_whole_way(edition: Path) -> None:
    lay_pages(edition)
    ended = begun(edition)
    assert ended.returncode == 0, ended.stderr
    assert times_told("site-built", ended.stdout)


@pytest.fixture
def edition(built: Path, tmp_path: Path) -> Path:
    """A copy of the built edition that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "edition"))


def test_the_whole_way_gives_articles_pages_and_a_search(built: Path) -> None:
    assert len(list((built / "content/articles" / ISSUE).glob("01-*.md"))) >= 4
    for path in [
        "index.html",
        "404.html",
        "search.html",
        "about.html",
        f"{ISSUE}/index.html",
        f"{ISSUE}/01.html",
    ]:
        assert (built / "site" / path).is_file(), path
    assert (built / "site/pagefind/entry.js").is_file()


def test_the_second_run_rewrites_nothing(edition: Path) -> None:
    before = moments(edition)
    ended = run(edition)
    assert ended.returncode == 0
    assert moments(edition) == before


def test_the_built_site_passes_its_own_check(edition: Path) -> None:
    ended = run(edition, "check")
    assert ended.returncode == 0, ended.stderr
    assert told("error") not in ended.stderr


def test_a_story_that_jumps_is_one_article_on_both_pages(built: Path) -> None:
    articles = texts(built / "content/articles" / ISSUE)
    continued = "continued:\n- page: 2\n  head: 老街不许拆真建假\n"
    (name,) = (name for name, text in articles.items() if continued in text)
    assert name.startswith("01-")
    assert "老街不许拆真建假" in articles[name].partition("continued:")[0]
    page = (built / "site" / ISSUE / name.replace(".md", ".html")).read_text(encoding="utf-8")
    assert "条例还对居民最关心的修房问题作出规定" in page
    inner = (built / "site" / ISSUE / "02.html").read_text(encoding="utf-8")
    assert f'href="{name.replace(".md", ".html")}"' in inner
    assert "上接第1版" in inner


def test_pages_imported_one_by_one_make_the_same_articles(built: Path, tmp_path: Path) -> None:
    pages = tmp_path / "content" / "pages" / ISSUE
    pages.mkdir(parents=True)
    shutil.copy(SAMPLE / "edition.yaml", tmp_path / "content" / "edition.yaml")
    for number in ("03", "02", "04", "01"):
        shutil.copy(SAMPLE / "pages" / ISSUE / f"{number}.txt", pages)
        assert run(tmp_path, "import").returncode == 0
    assert texts(tmp_path / "content/articles") == texts(built / "content/articles")


def test_an_edit_by_hand_survives_a_second_reading_which_says_what_it_did(edition: Path) -> None:
    path = first_article(edition)
    edited = re.sub("(?m)^title:.*$", "title: 编辑另拟的标题", path.read_text(encoding="utf-8"))
    path.write_text(edited, encoding="utf-8")
    ended = run(edition, "import", str(edition / "content/pages" / ISSUE))
    assert ended.returncode == 0, ended.stderr
    assert path.read_text(encoding="utf-8") == edited
    page = edition / "content/pages" / ISSUE / "01.txt"
    news = "\n\n本报讯 昨日新添一条消息，供各位读者参考。\n"
    page.write_text(page.read_text(encoding="utf-8") + news, encoding="utf-8")
    ended = run(edition)
    assert ended.returncode == 0, ended.stderr
    assert f"content/articles/{ISSUE}/" in ended.stdout
    assert "title: 编辑另拟的标题" in path.read_text(encoding="utf-8")
    assert "编辑另拟的标题" in (edition / "site" / ISSUE / f"{path.stem}.html").read_text(encoding="utf-8")


def test_a_deleted_article_stays_deleted(edition: Path) -> None:
    path = first_article(edition)
    path.unlink()
    run(edition, "import", str(edition / "content/pages" / ISSUE / "01.txt"))
    assert not path.exists()
    assert run(edition, "build").returncode == 0
    assert not (edition / "site" / ISSUE / f"{path.stem}.html").exists()


BAD_INPUTS = {
    "2025-09-10/05.txt": b"",
    "2025-09-10/06.txt": b"\n  \n",
    "2025-09-10/07.txt": "报".encode() * 3_500_000,
    "2025-09-10/08.txt": b"\x89PNG\r\n\x1a\n\0\0",
    "2025-09-10/09.txt": b"\xff\x80\x81\xfe\xfe",
    "2025-09-10/10.txt": b"int main(void) { return 0; }\n",
    "2025-09-10/11.pdf": b"%PDF-1.7",
    "2025-09-10/page1.txt": "河堤路昨日通车。".encode(),
    "2025-02-30/01.txt": "河堤路昨日通车。".encode(),
    "2025-09-10/12.txt": "河堤路昨日通车".encode() + b"\xe6\xb2",
}


def test_ten_bad_inputs_are_named_and_the_good_page_goes_on(tmp_path: Path) -> None:
    pages = tmp_path / "content" / "pages"
    for name, content in BAD_INPUTS.items():
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_bytes(content)
    shutil.copy(SAMPLE / "pages" / ISSUE / "01.txt", pages / ISSUE / "01.txt")
    ended = run(tmp_path)
    assert ended.returncode == 1
    for name in BAD_INPUTS:
        assert (
            len(re.findall(rf"content/pages/{re.escape(name)}(:\d+)?: {told('error')}", ended.stderr)) == 1
        ), name
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "site" / ISSUE / "01-01.html").is_file()
    assert {path.name: path.read_bytes() for path in (pages / ISSUE).glob("0[5-9]*")} == {
        Path(name).name: content for name, content in BAD_INPUTS.items() if re.match(r".*/0[5-9]", name)
    }


def test_a_page_in_gb18030_is_read_with_a_note(tmp_path: Path) -> None:
    text = (SAMPLE / "pages" / ISSUE / "02.txt").read_text(encoding="utf-8")
    page = tmp_path / "content" / "pages" / ISSUE / "02.txt"
    page.parent.mkdir(parents=True)
    page.write_bytes(text.encode("gb18030"))
    ended = run(tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "GB18030" in ended.stderr
    assert page.read_bytes() == text.encode("gb18030")


def test_a_page_from_elsewhere_is_taken_in_once_and_never_over_another(tmp_path: Path) -> None:
    outside = tmp_path / "scan.txt"
    shutil.copy(SAMPLE / "pages" / ISSUE / "01.txt", outside)
    edition = tmp_path / "edition"
    words = ("import", str(outside), "--date", "2025-01-02", "--page", "3")
    assert run(edition, *words).returncode == 0
    taken = edition / "content/pages/2025-01-02/03.txt"
    assert taken.read_bytes() == outside.read_bytes()
    assert run(edition, *words).returncode == 0
    outside.write_text("本报讯 另一版完全不同的文字，昨日在河堤发现。", encoding="utf-8")
    before = taken.read_bytes()
    ended = run(edition, *words)
    assert ended.returncode == 1
    assert told("page-is-taken", place="content/pages/2025-01-02/03.txt") in ended.stderr
    assert taken.read_bytes() == before


def test_without_any_page_it_says_where_to_put_them(tmp_path: Path) -> None:
    ended = run(tmp_path)
    assert ended.returncode == 1
    assert "content/pages" in ended.stderr
    assert not (tmp_path / "site").exists()


def test_parse_prints_the_reading_as_json_and_touches_nothing(tmp_path: Path) -> None:
    ended = run(tmp_path, "parse", str(SAMPLE / "pages" / ISSUE / "01.txt"))
    assert ended.returncode == 0, ended.stderr
    reading = json.loads(ended.stdout)
    assert {"articles", "furniture", "unplaced", "line_roles"} <= reading.keys()
    keys = {"kicker", "headline", "deck", "byline", "source", "paragraphs", "captions", "jump", "lines"}
    assert all(keys <= article.keys() for article in reading["articles"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["burn"],
        ["import", "--date", "2025-13-01"],
        ["parse"],
        ["serve", "--port", "x"],
        ["--nonsense"],
        ["review", "--limit", "9" * 5_000],
    ],
)
def test_a_wrong_command_ends_with_two_and_one_sentence(tmp_path: Path, words: list[str]) -> None:
    ended = begun(tmp_path, *words)
    assert ended.returncode == 2
    assert times_told("command-wrong", ended.stderr)
    assert ended.stderr.count("\n") == 1


def test_quiet_says_nothing_when_all_is_well(edition: Path) -> None:
    ended = run(edition, "--quiet")
    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "", 0)


def test_help_names_every_command() -> None:
    ended = begun(ROOT, "--help")
    assert ended.returncode == 0
    commands = ["import", "build", "check", "review", "serve", "bundle", "parse"]
    assert all(f"  {name}" in ended.stdout for name in commands)
    assert "usage:" not in ended.stdout.lower().replace("用法", "")


def test_the_bundle_is_the_same_bytes_twice(edition: Path) -> None:
    run(edition, "bundle", str(edition / "1.zip"))
    shutil.rmtree(edition / "site")
    shutil.rmtree(edition / ".cache")
    run(edition, "bundle", str(edition / "2.zip"))
    assert (edition / "1.zip").read_bytes() == (edition / "2.zip").read_bytes()


def filed_articles(edition: Path) -> int:
    return len(list((edition / "content/articles").rglob("*-*.md")))


MOMENTS = {
    "the first article is filed": "filed() >= 1",
    "half of the articles are filed": "filed() >= 12",
    "the new site is being laid": "(edition / '.site-next' / 'index.html').exists()",
    "the index is being made": "(edition / '.site-next' / 'search.html').exists()",
}
# Before each step in its edition the program looks whether the moment has come, and then dies as by kill -9.
DIE = """
import os, signal, sys
from pathlib import Path
edition = Path({edition!r})
def filed():
    return len(list((edition / "content" / "articles").rglob("*-*.md")))
STEPS = {{"open", "os.rename", "os.mkdir"}}
def look(event, arguments):
    if event in STEPS and str(arguments[0]).startswith(str(edition)) and {moment}:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_the_next_run_gives_what_an_undisturbed_one_gives(
    built: Path, tmp_path: Path, moment: str
) -> None:
    edition = tmp_path / "edition"
    lay_pages(edition)
    code = DIE.format(edition=str(edition), moment=MOMENTS[moment])
    killed = run(edition, first=code)
    assert killed.returncode == -signal.SIGKILL
    assert not (edition / "site").exists()
    ended = run(edition)
    assert ended.returncode == 0, ended.stderr
    assert texts(edition / "content") == texts(built / "content")
    assert contents(edition / "site") == contents(built / "site")
    assert (edition / "review.html").read_bytes() == (built / "review.html").read_bytes()
    assert sorted(path.name for path in edition.iterdir()) == [".cache", "content", "review.html", "site"]


def test_the_real_page_becomes_a_site_with_its_seven_articles_and_honest_notes(
    shared: Path, tmp_path: Path
) -> None:
    words = ("import", str(shared / "page" / "page.txt"), "--date", "2025-06-15", "--page", "1")
    assert run(tmp_path, *words).returncode == 0
    assert run(tmp_path, "build").returncode == 0
    folder = tmp_path / "site" / "2025-06-15"
    articles = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("01-[0-9]*.html"))]
    assert len(articles) == 7
    assert [number for number, text in enumerate(articles, 1) if "〔标题不在文字层〕</span></h1>" in text] == [
        1
    ]
    assert sum("下转第2版" in text and "第2版不在这个电子版里" in text for text in articles) == 3
    ended = run(tmp_path, "check")
    assert (ended.returncode, ended.stderr.count(told("warning"))) == (0, 3)


def test_the_same_texts_give_the_same_articles_whichever_page_comes_first(built: Path, tmp_path: Path) -> None:
    lay_pages(tmp_path)
    pages = tmp_path / "content/pages" / ISSUE
    (tmp_path / "later").mkdir()
    for number in ["01", "03"]:
        (pages / f"{number}.txt").rename(tmp_path / "later" / f"{number}.txt")
    assert run(tmp_path, "import").returncode == 0
    for number in ["03", "01"]:
        (tmp_path / "later" / f"{number}.txt").rename(pages / f"{number}.txt")
        assert run(tmp_path, "import").returncode == 0
    assert texts(tmp_path / "content") == texts(built / "content")


def test_reading_one_unchanged_page_again_changes_nothing(edition: Path) -> None:
    before = moments(edition / "content")
    ended = run(edition, "import", str(edition / "content/pages" / ISSUE / "04.txt"))
    assert (ended.returncode, ended.stdout) == (0, f"{told('pages-read', count=4)}\n")
    assert moments(edition / "content") == before


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    lay_pages(tmp_path)
    command = [sys.executable, str(ROOT / "build.py"), "--edition", str(tmp_path), "--quiet"]
    with subprocess.Popen(command) as one, subprocess.Popen(command) as other:
        assert (one.wait(), other.wait()) == (0, 0)
    assert run(tmp_path, "check").returncode == 0


def test_a_run_that_waits_for_another_says_so_and_goes_on_when_that_ends(tmp_path: Path) -> None:
    lay_pages(tmp_path, "01.txt")
    command = [sys.executable, str(ROOT / "build.py"), "--edition", str(tmp_path), "import"]
    with contextlib.ExitStack() as other:
        other.enter_context(exclusive_lock(tmp_path / ".cache", pytest.fail))
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
        ) as process:
            assert process.stderr is not None
            waiting = "注意：另一次运行正在处理这份电子版，等它结束后自动接着做；不想等请按 Ctrl+C。\n"
            assert process.stderr.readline() == waiting
            assert filed_articles(tmp_path) == 0
            other.close()
            assert process.wait() == 0
    assert filed_articles(tmp_path) >= 4


def broken_surroundings(folder: Path, code: str) -> dict[str, str]:
    """The environment of a process that runs the code first, which breaks what the program stands on."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(folder)}


NO_LOCKS = """
import errno, fcntl
def flock(descriptor, operation):
    raise OSError(errno.ENOLCK, "No locks available")
fcntl.flock = flock
"""


def test_on_a_disk_without_locks_it_is_said_and_the_work_is_done(tmp_path: Path) -> None:
    lay_pages(tmp_path / "edition", "01.txt")
    ended = begun(tmp_path / "edition", "import", env=broken_surroundings(tmp_path / "broken", NO_LOCKS))
    assert (ended.returncode, filed_articles(tmp_path / "edition") >= 4) == (0, True)
    assert f"{told('warning')}{told('disk-without-locks')}\n" in ended.stderr


def test_under_another_locale_files_have_their_chinese_names(built: Path, tmp_path: Path) -> None:
    edition = Path(shutil.copytree(built, tmp_path / "晚报 一"))
    picture = edition / "content" / "images" / "桥" / "早晨.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"picture")
    shutil.rmtree(edition / "site")
    shutil.rmtree(edition / ".cache")
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = begun(edition, "build", env=plain)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert times_told("site-built", ended.stdout)
    site = contents(edition / "site")
    assert site["images/桥/早晨.jpg"] == b"picture"
    pages = {name for name in contents(built / "site") if name.endswith(".html")}
    assert pages - site.keys() == set()
    ended = run(edition, "build")
    assert times_told("site-built", ended.stdout, written=0, removed=0)


def test_on_a_full_disk_the_last_site_stays_and_the_next_run_with_room_mends_all(
    built: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "盘", 60_000_000) as disk:
        edition = Path(shutil.copytree(built, disk / "edition"))
        before = contents(edition / "site")
        article = first_article(edition)
        text = article.read_text(encoding="utf-8")
        article.write_text(re.sub(r"(?m)^title: .*$", "title: 全新的标题", text), encoding="utf-8")
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - 30_000))
        ended = run(edition, "build")
        assert (ended.returncode, ended.stderr.count(told("disk-is-full")), ended.stderr.count("\n")) == (
            1,
            1,
            1,
        )
        assert f"{edition}/" in ended.stderr
        assert contents(edition / "site") == before
        (disk / "filler").unlink()
        assert run(edition, "build").returncode == 0
        assert "全新的标题".encode() in contents(edition / "site")["index.html"]
        names = [".cache", "content", "review.html", "site"]
        assert sorted(path.name for path in edition.iterdir()) == names
        assert list(edition.rglob(".writing-*")) == []


@pytest.mark.parametrize("name", ["content", "content/articles", f"content/articles/{ISSUE}", ".cache"])
def test_a_file_where_a_folder_should_be_is_one_sentence(tmp_path: Path, name: str) -> None:
    if name != "content":
        lay_pages(tmp_path, "01.txt")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("a file", encoding="utf-8")
    ended = run(tmp_path)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert told("error") in ended.stderr


def test_a_reader_who_leaves_early_gets_no_traceback(tmp_path: Path) -> None:
    page = SAMPLE / "pages" / ISSUE / "01.txt"
    command = f"'{sys.executable}' build.py --edition '{tmp_path}' parse '{page}' | true"
    ended = subprocess.run(["/bin/sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stderr == ""


def test_wrong_lines_of_settings_and_topics_are_told_and_the_site_is_built(edition: Path) -> None:
    settings = edition / "content" / "edition.yaml"
    settings.write_text("name：砚江日报\nvolume: " + "9" * 5_000 + "\nlanguage: fr\n闲话\n", encoding="utf-8")
    (edition / "content" / "topics.yaml").write_text("- name: 教育\n  wrods: [甲]\n", encoding="utf-8")
    article = first_article(edition)
    article.write_text(
        re.sub("(?m)^title:.*$", "title: 快讯: 停航", article.read_text(encoding="utf-8")), "utf-8"
    )
    ended = run(edition, "build")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    told = [line for line in ended.stderr.splitlines() if "edition.yaml" in line or "topics.yaml" in line]
    assert [line.partition(": ")[0] for line in told] == [
        *(f"content/edition.yaml:{number}" for number in (1, 4, 2)),
        "content/edition.yaml",
        "content/topics.yaml:2",
    ]
    home = (edition / "site" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hans"' in home
    assert "砚江日报" in home
    page = (edition / "site" / ISSUE / f"{article.stem}.html").read_text(encoding="utf-8")
    assert "快讯: 停航" in page
