"""Imports go downwards only, so that each part can be read, tested and replaced alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from homeward.settings import PROJECT_FOLDER

LAYERS = ["model", "geo", "read", "store", "view", "export", "api", "screen", "commands"]
GROUND = {"model", "errors", "settings", "reconcile", "language"}
"""The modules below everything, one layer together."""

ENTRANCES = {"cli", "__main__", "__init__"}
"""What only starts the rest."""

MODULES = sorted((PROJECT_FOLDER / "homeward").rglob("*.py"))


def layer(part: str) -> int:
    return LAYERS.index("model" if part in GROUND else part)


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a file imports, also within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            assert node.module
            yield node.module
            if node.module == "homeward":
                names = [name.name for name in node.names if name.name != "__version__"]
                yield from (f"homeward.{name}" for name in names)


def part_of(path: Path) -> str:
    inside = path.relative_to(PROJECT_FOLDER / "homeward").with_suffix("")
    return inside.parts[0]


def named(path: Path) -> str:
    return str(path.relative_to(PROJECT_FOLDER))


def test_every_part_of_the_package_has_its_layer() -> None:
    parts = {part_of(path) for path in MODULES}
    assert parts - ENTRANCES - GROUND - set(LAYERS) == {"assets"} & parts


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_imports_only_from_its_own_layer_and_those_below(path: Path) -> None:
    part = part_of(path)
    if part in ENTRANCES:
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "homeward" and len(parts) > 1:
            assert layer(parts[1]) <= layer(part), f"{part} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_what_is_shown_or_exported_never_reads_documents(path: Path) -> None:
    if part_of(path) in ("view", "export", "api"):
        assert not [name for name in imports(path) if name.startswith("homeward.read")]


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("sqlalchemy", {"store", "screen"}),
        ("alembic", {"store"}),
        ("streamlit", {"screen"}),
        ("streamlit_folium", {"screen"}),
        ("starlette", {"api", "screen"}),
        ("folium", {"view"}),
    ],
)
def test_a_library_is_used_in_its_own_layer_only(library: str, homes: set[str]) -> None:
    users = {
        part_of(path)
        for path in MODULES
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users <= homes


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_but_the_store_speaks_sql(path: Path) -> None:
    if part_of(path) == "store":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("sa", "sqlalchemy")
    }
    assert used <= {"Engine"}, "only the name of the store's type may be used outside the store"
    assert not {"sqlite3", "psycopg"} & set(imports(path))


def test_no_two_test_modules_have_one_name() -> None:
    # Without packages among the tests, the second of one name could not be gathered.
    names = [path.name for path in (PROJECT_FOLDER / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
