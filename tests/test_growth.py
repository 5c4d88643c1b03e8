"""The bundled coverage read in parts, in another order, is the same account as read in one go: every stage's."""

import json
import random

import pytest

from tellings.case import Case
from tellings.demo import META, PAGES


def account(path, parts):
    with Case(path) as case:
        for part in parts:
            case.read(*part, meta=META)
        case.export("json", path.with_suffix(".json"))
    return json.loads(path.with_suffix(".json").read_bytes())


@pytest.fixture(scope="module")
def pages():
    return sorted(PAGES.iterdir())


@pytest.fixture(scope="module")
def at_once(pages, tmp_path_factory):
    return account(tmp_path_factory.mktemp("growth") / "once.db", [pages])


@pytest.mark.parametrize("seed", range(3))
def test_reading_in_parts_is_reading_at_once(pages, at_once, tmp_path, seed):
    shuffled = random.Random(seed).sample(pages, len(pages))
    cuts = sorted(random.Random(seed).sample(range(1, len(pages)), 4))
    parts = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(pages)], strict=True)]
    grown = account(tmp_path / "grown.db", parts)
    assert grown.keys() == at_once.keys()
    for noun in at_once.keys() - {"problems"}:  # a table that names files not read yet is told of each time
        assert grown[noun] == at_once[noun], noun


def test_taking_out_is_never_having_read(pages, tmp_path):
    kept, more = pages[::2], pages[1::2]
    without = account(tmp_path / "without.db", [kept])
    with Case(tmp_path / "with.db") as case:
        case.read(*pages, meta=META)
        case.remove(*(str(page) for page in more))
        case.export("json", tmp_path / "with.json")
    left = json.loads((tmp_path / "with.json").read_bytes())
    for noun in without.keys() - {"problems"}:
        assert left[noun] == without[noun], noun
