"""What the pages say is so: named tests are there, and each dependency has its reason."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_test_that_a_page_names_is_there(page):
    missing = [
        (file, test)
        for file, test in NAMED.findall(page.read_text("utf-8"))
        if not (ROOT / file).exists() or (test and f"def {test}(" not in (ROOT / file).read_text("utf-8"))
    ]

    assert missing == []


def test_every_dependency_has_its_reason_in_the_readme():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = chain(project["dependencies"], *project["optional-dependencies"].values())
    table = (ROOT / "README.md").read_text("utf-8").partition("## Dependencies")[2]
    given = re.findall(r"^\| ([a-z][\w, -]+) \|", table, re.MULTILINE)

    assert sorted(", ".join(given).split(", ")) == sorted(re.match(r"[\w-]+", name)[0] for name in wanted)
