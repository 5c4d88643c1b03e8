"""Names and entities of the bundled coverage against what a reader marked, and a dump to read over any pages.

Usage: eval/names.py [--errors]            figures (and mistakes) on src/tellings/demo/pages
       eval/names.py --dump SOURCE…        the names of pages, a line for each referent
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from pathlib import Path

from tellings.annotate.names import names
from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.entities import entities
from tellings.read import read
from tellings.records import Document, Mention, Reading

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "src" / "tellings" / "demo" / "pages"


def reading(document: Document) -> Reading:
    kinds = blocks(document)
    lines = sentences(document, kinds)
    return Reading(document, kinds, lines, names(document, kinds, lines))


def pages(sources: list[str]) -> list[Reading]:
    meta = PAGES.parent / "meta.csv" if sources == [str(PAGES)] else None
    return [reading(found) for found in read(sources, meta) if isinstance(found, Document)]


def place(text: str, quote: str, occurrence: int) -> tuple[int, int]:
    """Occurrences count from 1, overlapping ones included."""
    at = -1
    for _ in range(occurrence):
        at = text.index(quote, at + 1)
    return at, at + len(quote)


def gold() -> dict[str, list[dict]]:
    marked = json.loads((ROOT / "eval" / "gold" / "coverage.json").read_text(encoding="utf-8"))
    return {page["key"]: page.get("mentions", []) for page in marked["pages"] if page["language"] == "en"}


def page_key(document: Document) -> str:
    return document.caller_id or document.key.removeprefix(str(PAGES) + "/")


def shared(mention: Mention, span: tuple[int, int]) -> int:
    return min(mention.end, span[1]) - max(mention.start, span[0])


def best(mentions: tuple[Mention, ...], span: tuple[int, int]) -> Mention | None:
    """The mention on a marked name: most characters in common, then the shortest."""
    near = [mention for mention in mentions if shared(mention, span) > 0]
    return max(near, key=lambda m: (shared(m, span), -(m.end - m.start)), default=None)


def score(found: list[Reading], errors: bool) -> dict[str, float]:
    marked, count = gold(), Counter()
    _, stands = entities(found)
    meant: list[tuple[str, str, str]] = []
    for one in found:
        text, wanted = one.document.text, marked.get(page_key(one.document))
        if wanted is None:
            continue
        spans = [place(text, m["quote"], m["occurrence"]) for m in wanted]
        for m, span in zip(wanted, spans, strict=True):
            mention = best(one.mentions, span)
            optional = m.get("optional", False)
            if mention is None:
                count["missed"] += not optional
                show(errors and not optional, "MISSED", one, span, m["kind"])
                continue
            count["found"] += 1
            count["typed"] += mention.kind == m["kind"]
            count["exact"] += (mention.start, mention.end) == span
            meant.append((m["kind"], m["entity"], stands[mention.entity]))
            show(errors and mention.kind != m["kind"], f"TYPE {mention.kind} ({mention.why})", one, span, m["kind"])
            exact = (mention.start, mention.end) == span or optional
            show(errors and not exact, f"SPAN {mention.text!r}", one, span, m["kind"])
        for mention in one.mentions:
            extra = all(shared(mention, span) <= 0 for span in spans)
            count["extra"] += extra
            show(errors and extra, f"EXTRA {mention.kind} ({mention.why})", one, (mention.start, mention.end), "")
    return figures(count, meant, errors)


def figures(count: Counter, meant: list[tuple[str, str, str]], errors: bool) -> dict[str, float]:
    spoken = count["found"] + count["extra"]
    result = {
        "marked": count["found"] + count["missed"],
        "recall": count["found"] / (count["found"] + count["missed"]),
        "precision": count["found"] / spoken,
        "typed right": count["typed"] / count["found"],
        "span exact": count["exact"] / count["found"],
    }
    for kind in ("person", "place", "organisation", "group"):
        result[f"{kind}s that are one entity"] = whole([m for m in meant if m[0] == kind], meant, errors)
    result["entities BCubed F"] = bcubed(meant)
    return result


def whole(some: list[tuple[str, str, str]], every: list[tuple[str, str, str]], errors: bool) -> float:
    """The share of marked entities that all their mentions, and no other entity's, resolve to."""
    to, of = defaultdict(set), defaultdict(set)
    for _, entity, cluster in every:
        to[entity].add(cluster)
        of[cluster].add(entity)
    names_ = sorted({entity for _, entity, _ in some})
    right = [entity for entity in names_ if len(to[entity]) == 1 and all(len(of[c]) == 1 for c in to[entity])]
    if errors:
        for entity in sorted(set(names_) - set(right)):
            print("ENTITY", entity, "->", sorted(to[entity]), [sorted(of[c]) for c in sorted(to[entity])])
    return len(right) / max(len(names_), 1)


def bcubed(meant: list[tuple[str, str, str]]) -> float:
    pairs, left, right = Counter(meant), Counter(), Counter()
    for kind, entity, cluster in meant:
        left[kind, entity] += 1
        right[cluster] += 1
    total = sum(pairs.values())
    precision = sum(n * n / right[c] for (_, _, c), n in pairs.items()) / total
    recall = sum(n * n / left[k, e] for (k, e, _), n in pairs.items()) / total
    return 2 * precision * recall / (precision + recall)


def show(wanted: bool, label: str, one: Reading, span: tuple[int, int], kind: str) -> None:
    if wanted:
        text, (start, end) = one.document.text, span
        around = text[max(0, start - 40) : start] + "[" + text[start:end] + "]" + text[end : end + 30]
        print(f"{label:40} {kind:12} {page_key(one.document)[:20]:20} {' '.join(around.split())}")


def dump(found: list[Reading]) -> None:
    everyone, stands = entities(found)
    known = {entity.id: entity for entity in everyone}
    for one in found:
        print("=====", page_key(one.document), len(one.document.text))
        local: dict[str, list[Mention]] = defaultdict(list)
        for mention in one.mentions:
            local[mention.entity or ""].append(mention)
        for referent, mentions in local.items():
            forms = dict(Counter(mention.head for mention in mentions))
            roles = sorted({mention.role for mention in mentions if mention.role})
            print(f"  {mentions[0].kind:12} {forms} {roles or ''} = {known[stands[referent]].name} | {mentions[0].why}")
    print("===== entities of several forms")
    for entity in everyone:
        forms = Counter()
        for form in entity.forms:
            forms[form.form] += form.count
        if len(forms) > 1:
            print(f"  {entity.kind:12} {entity.name}: {dict(forms)} {entity.roles[:4]} | {entity.why}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--dump", nargs="+", metavar="SOURCE")
    options = parser.parse_args()
    if options.dump:
        dump(pages(options.dump))
        return
    found = pages([str(PAGES)])
    for name, value in score(found, options.errors).items():
        print(f"{name:34} {value:.3f}" if isinstance(value, float) else f"{name:34} {value}")
    start = time.perf_counter()
    for one in found:
        names(one.document, one.blocks, one.sentences)
    seconds = time.perf_counter() - start
    print(f"{'documents per second (names)':34} {len(found) / seconds:.0f}")


if __name__ == "__main__":
    main()
