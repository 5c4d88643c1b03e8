"""The house rule: a stage never imports a stage, and no imports go round in a circle."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "tellings"
STAGES = {
    "blocks",
    "copies",
    "lineages",
    "edits",
    "stories",
    "dating",
    "claims",
    "disputes",
    "relations",
    "wording",
    "timeline",
    "entities",
    *(f"annotate.{path.stem}" for path in (PACKAGE / "annotate").glob("[a-z]*.py")),
}
SKINS = {"cli", "serve", "report", "tables", "stream"}
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imported(path: Path, *, at_the_top: bool = False) -> set[str]:
    """The modules of the package that a module imports; types alone (`if TYPE_CHECKING:`) do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in _nodes(tree, at_the_top):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tellings":
            base = (node.module or "").removeprefix("tellings").removeprefix(".")
            for alias in node.names:
                inner = f"{base}.{alias.name}".removeprefix(".")
                found.add(inner if inner in MODULES else base or "__init__")
        elif isinstance(node, ast.Import):
            found |= {a.name.removeprefix("tellings.") for a in node.names if a.name.startswith("tellings.")}
    return found


def _nodes(tree: ast.AST, at_the_top: bool):
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if at_the_top and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        yield node
        yield from _nodes(node, at_the_top)


@pytest.mark.parametrize("stage", sorted(STAGES & set(MODULES)))
def test_a_stage_never_imports_a_stage(stage):
    assert not imported(MODULES[stage]) & (STAGES - {stage})


@pytest.mark.parametrize("stage", sorted(STAGES & set(MODULES)))
def test_a_stage_knows_nothing_of_the_database_and_the_skins(stage):
    assert not {name.split(".")[0] for name in imported(MODULES[stage])} & {"case", "pipeline", "casework", *SKINS}


def test_only_the_case_opens_the_database():
    assert [name for name, path in MODULES.items() if "sqlite3" in path.read_text(encoding="utf-8")] == ["case"]


def test_imports_do_not_go_round_in_a_circle():
    graph = {name: imported(path, at_the_top=True) - {name} for name, path in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name not in done:
            for below in graph.get(name, ()):
                visit(below, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_nothing_prints():
    calls = {
        name: [node.func for node in _nodes(ast.parse(path.read_text()), False) if isinstance(node, ast.Call)]
        for name, path in MODULES.items()
    }
    assert not [name for name, functions in calls.items() if "print" in {getattr(f, "id", None) for f in functions}]


def test_no_module_is_a_drawer():
    assert not {"utils", "helpers", "manager", "common", "misc"} & {
        part for name in MODULES for part in name.split(".")
    }
