"""Which key of which table of an area code reads, as far as its text says so.

A table is told by the attribute of an area that holds it (`area.mappa`), by the class that is stated for a name, for a
field or for what a function gives (`terms: Mappa`), and by what has been bound to it (`terms = area.mappa`). What
several tables share, as `Group`, counts for each of them: the text does not say which it is. Attributes are known by
their name alone, those that begin with an underscore within their module. What is read in no such way is not found:
state its class.
"""

from __future__ import annotations

import ast
import dataclasses
from collections import ChainMap, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, get_type_hints

from rightmix_sim.scenario.area import Area

Tables = frozenset[str]
NONE: Tables = frozenset()
TABLES = {name: kind for name, kind in get_type_hints(Area).items() if dataclasses.is_dataclass(kind)}
OUTSIDE = set(get_type_hints(Area)) - set(TABLES)  # what an area holds itself


def of_class(name: str) -> Tables:
    """The tables that an object of this class may be."""
    return frozenset(table for table, kind in TABLES.items() if any(one.__name__ == name for one in kind.__mro__))


def stated(annotation: ast.expr | None) -> Tables:
    """The tables that an annotation speaks of, behind whatever stands around their class."""
    named = [] if annotation is None else list(ast.walk(annotation))
    names = [
        one.id if isinstance(one, ast.Name) else one.attr for one in named if isinstance(one, ast.Name | ast.Attribute)
    ]
    return NONE.union(*map(of_class, names))


class Reader(ast.NodeVisitor):
    """Reads modules and keeps what it learns of attributes and functions; `found` are the paths of parameters."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.attributes: dict[str, Tables] = defaultdict(frozenset)
        self.module = ""
        self.given_by: dict[str, Tables] = defaultdict(frozenset)
        self.names: ChainMap[str, Tables] = ChainMap()
        self.own: Tables = NONE  # what `self` is

    def tables(self, value: ast.expr | None) -> Tables:
        """The tables that an expression may be."""
        match value:
            case ast.Attribute(attr=name):
                return (
                    frozenset({name})
                    if name in TABLES and not self.tables(value.value)
                    else self.attributes[self.known_as(name)]
                )
            case ast.Name(id=name):
                return self.names.get(name, NONE)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                return self.given_by[name]
            case ast.IfExp(body=one, orelse=other):
                return self.tables(one) | self.tables(other)
        return NONE

    def known_as(self, attribute: str) -> str:
        """By what name an attribute is kept."""
        return f"{self.module}.{attribute}" if attribute.startswith("_") else attribute

    def bind(self, target: ast.expr, value: ast.expr | None, also: Tables = NONE) -> None:
        """Remember what a name or an attribute stands for from here on."""
        if isinstance(target, ast.Tuple):
            values: Sequence[Any] = value.elts if isinstance(value, ast.Tuple) else [None] * len(target.elts)
            for one, its in zip(target.elts, values, strict=False):
                self.bind(one, its)
        elif isinstance(target, ast.Name):
            self.names[target.id] = self.tables(value) | also
        elif isinstance(target, ast.Attribute):
            self.attributes[self.known_as(target.attr)] |= self.tables(value) | also

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        before, self.own = self.own, of_class(node.name)
        for line in node.body:
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                self.attributes[self.known_as(line.target.id)] |= (
                    NONE if node.name == "Area" else stated(line.annotation)
                )
        self.generic_visit(node)
        self.own = before

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.given_by[node.name] |= stated(node.returns)
        given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        self.names = self.names.new_child({one.arg: stated(one.annotation) for one in given})
        if given and given[0].arg == "self":
            self.names["self"] = self.own
        self.generic_visit(node)
        self.names = self.names.parents

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            self.bind(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        self.bind(node.target, node.value, stated(node.annotation))

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.ctx, ast.Load):
            self.found |= {f"{table}.{node.attr}" for table in self.tables(node.value)}
            self.found |= {node.attr} & OUTSIDE
        self.generic_visit(node)


def read_by_attribute(modules: Mapping[str, str]) -> frozenset[str]:
    """The paths that modules read, of which the texts are given: twice over, since one may use what another binds."""
    reader = Reader()
    for name, text in [*modules.items(), *modules.items()]:
        reader.names, reader.module = ChainMap(), name
        reader.visit(ast.parse(text))
    return frozenset(reader.found)
