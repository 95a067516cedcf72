"""The code as trees, each file parsed once for all tests that look for a pattern in it."""

import ast
from functools import cache
from pathlib import Path


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def calls(path: Path) -> list[ast.Call]:
    """Every call in a file."""
    return [node for node in nodes(path) if isinstance(node, ast.Call)]
