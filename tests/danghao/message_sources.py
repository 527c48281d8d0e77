"""What the sources can say to people: the templates of their messages, found by reading the code without running it.

A message is followed from where it is handed over (an error of ours, a finding, a failure's reason, a note) back through
variables, functions and their callers to the strings it is made of. What is put into it becomes ``{}``; a string that is
put into one is a message of its own.
"""

from __future__ import annotations

import ast
import io
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("archive", "extraction", "ocr", "index_mappings", "ingest", "search_api", "danghao")

# Foreign errors that tell their message to people: click shows its own, the others become part of an error of ours.
_FOREIGN_ERRORS = {"UsageError", "BadParameter"}
_QUOTED_ERRORS = {"ValueError", "TypeError"}
_QUOTED_IN = {"archive/registry.py", "archive/text_json.py"}
# Arguments that hold a message, whatever is made with them.
_KEYWORDS = {"detail", "reason", "problem", "failure", "incomplete", "note", "fault", "refusal"}
# Calls whose argument of such a name is none: words of a closed set, the audit, notes in both languages.
_NO_MESSAGES = {"Reason", "AuditEvent", "move_item", "_record_location", "LocationEntry", "say"}
# Lists of messages.
_LISTS = {"problems", "faults", "reasons"}
# Functions that return a piece of messages.
_PIECES = {"place"}
_WRITERS = {"write_note", "say_message"}
# What a method does that built-in types have as well cannot be told by its name.
_COMMON = {name for kind in (str, bytes, dict, list, set, Path, re.Pattern, io.BytesIO) for name in dir(kind)}
_DEEPEST = 8

Where = tuple["Module", tuple[ast.AST, ...]]


@dataclass(eq=False)
class Module:
    path: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def imports(self) -> set[tuple[str, str]]:
        """Every name that is imported, with the module it comes from."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom)]
        return {(alias.name, node.module or "") for node in found for alias in node.names}

    @cached_property
    def constants(self) -> dict[str, list[ast.expr]]:
        return _assigned(self.tree.body)


@dataclass
class Sources:
    """The code as a whole: who defines, who calls, who raises what."""

    modules: list[Module]
    functions: dict[str, list[tuple[ast.FunctionDef, Where]]] = field(default_factory=lambda: defaultdict(list))
    calls: dict[str, list[tuple[ast.Call, Where]]] = field(default_factory=lambda: defaultdict(list))
    bases: dict[str, set[str]] = field(default_factory=dict)
    errors: set[str] = field(default_factory=set)
    kept: list[tuple[ast.expr, Where]] = field(default_factory=list)
    places: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for module in self.modules:
            self._index(module.tree, (module, ()))
        exceptions = {"Exception", "ValueError", "RuntimeError"}
        while grown := {name for name, bases in self.bases.items() if bases & exceptions} - exceptions:
            exceptions |= grown
        self.errors = exceptions - {"Exception", "ValueError", "RuntimeError"} | _FOREIGN_ERRORS

    def _index(self, node: ast.AST, where: Where) -> None:
        module, around = where
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call) and (name := _name(child.func)):
                self.calls[name].append((child, where))
            match child:
                case ast.Assign(targets=[ast.Subscript(value=kept)], value=value) if _name(kept) in _LISTS:
                    self.kept.append((value, where))
            if isinstance(child, ast.ClassDef):
                self.bases[child.name] = {_name(base) for base in child.bases}
            if isinstance(child, ast.FunctionDef):
                self.functions[child.name].append((child, where))
            opens = isinstance(child, ast.FunctionDef | ast.Lambda | ast.ClassDef)
            self._index(child, (module, (*around, child)) if opens else where)

    def messages(self) -> dict[str, set[str]]:
        """Return every template with the places that hand it over."""
        for name, calls in self.calls.items():
            for call, where in calls:
                for given in self.handed_over(name, call, where):
                    self._add(given, where, f"{where[0].path}:{call.lineno}")
        for name in _PIECES:
            for function, (module, around) in self.functions[name]:
                for node in ast.walk(function):
                    if isinstance(node, ast.Return) and node.value is not None:
                        self._add(node.value, (module, (*around, function)), f"{module.path}:{node.lineno}", 1)
        for value, where in self.kept:
            self._add(value, where, f"{where[0].path}:{value.lineno}")
        return {text: places for text, places in self.places.items() if _says_something(text)}

    def handed_over(self, name: str, call: ast.Call, where: Where) -> Iterator[ast.expr]:
        """Yield the arguments of a call that are messages."""
        if name == "__init__":
            # What a class of ours gives to its base.
            name = next((node.name for node in where[1] if isinstance(node, ast.ClassDef)), name)
        quoted = name in _QUOTED_ERRORS and where[0].path in _QUOTED_IN
        appends = name == "append" and isinstance(call.func, ast.Attribute) and _name(call.func.value) in _LISTS
        if (name in self.errors or quoted or appends or name in _WRITERS) and call.args:
            yield call.args[0]
        elif name not in _NO_MESSAGES:
            yield from (keyword.value for keyword in call.keywords if keyword.arg in _KEYWORDS)

    def read(self, expression: ast.expr, where: Where) -> set[str]:
        """Return the templates that an expression can be, and nothing where it cannot be followed."""
        return self._read(expression, where, "", 0)

    def _add(self, expression: ast.expr, where: Where, place: str, depth: int = 0) -> None:
        for text in self._read(expression, where, place, depth):
            if depth and " " not in text:
                # A word that is put into a message is a name (of a field, a setting, a command).
                continue
            # What stands before a message is who says it, or of what it is said; both may be absent.
            self.places[text.removeprefix("danghao: ").removeprefix("{}: ")].add(place)

    def _read(self, node: ast.expr, where: Where, place: str, depth: int) -> set[str]:
        """Return the templates that an expression can be; none where it is no text of the sources."""
        if depth > _DEEPEST:
            return set()

        def read(inner: ast.expr) -> set[str]:
            return self._read(inner, where, place, depth)

        match node:
            case ast.Constant(value=str() as text):
                return {text}
            case ast.JoinedStr(values=values):
                return _concatenate(self._read_part(value, where, place, depth) for value in values)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _concatenate(self._or_hole(side, where, place, depth) for side in (left, right))
            case ast.IfExp(body=body, orelse=other):
                return read(body) | read(other)
            case ast.BoolOp(values=values):
                return set().union(*map(read, values))
            case ast.NamedExpr(value=value) | ast.Starred(value=value):
                return read(value)
            case ast.List(elts=values) | ast.Tuple(elts=values):
                return set().union(*map(read, values))
            case ast.ListComp(elt=value) | ast.GeneratorExp(elt=value):
                return read(value)
            case ast.Call(func=ast.Attribute(value=ast.JoinedStr() as text, attr="strip" | "rstrip" | "lstrip")):
                return read(text)
            case ast.Attribute(value=value, attr="english"):
                return read(value)
            case ast.Call(func=ast.Name(id="Note"), args=[value, _]):
                return read(value)
            case ast.Call(func=ast.Name(id="next"), args=values):
                return set().union(*map(read, values))
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=int() as position)):
                return set().union(*map(read, self._read_column(name, position, where)))
            case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="join"), args=[joined]):
                self._add(joined, where, place, depth + 1)
                return set()
            case ast.Name(id=name):
                return self._read_name(name, where, place, depth)
            case (
                ast.Subscript(value=ast.Name(id=name))
                | ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get"))
            ):
                tables = [table for table in where[0].constants.get(name, ()) if isinstance(table, ast.Dict)]
                return set().union(*(read(value) for table in tables for value in table.values))
            case ast.Call():
                return self._read_call(node, where, place, depth)
        return set()

    def _read_part(self, part: ast.expr, where: Where, place: str, depth: int) -> set[str]:
        """Return what a part of an f-string can be: its own text, words to choose from, else a hole."""
        if not isinstance(part, ast.FormattedValue):
            return self._read(part, where, place, depth)
        chosen = part.value
        if isinstance(chosen, ast.IfExp) and all(
            isinstance(side, ast.Constant) for side in (chosen.body, chosen.orelse)
        ):
            return self._read(chosen, where, place, depth)
        if part.conversion == -1 and part.format_spec is None:
            self._add(chosen, where, place, depth + 1)
        return {"{}"}

    def _or_hole(self, side: ast.expr, where: Where, place: str, depth: int) -> set[str]:
        if isinstance(side, ast.Constant | ast.JoinedStr | ast.BinOp | ast.IfExp):
            return self._read(side, where, place, depth) or {"{}"}
        self._add(side, where, place, depth + 1)
        return {"{}"}

    def _read_name(self, name: str, where: Where, place: str, depth: int) -> set[str]:
        module, around = where
        for position in range(len(around) - 1, -1, -1):
            function = around[position]
            if not isinstance(function, ast.FunctionDef):
                continue
            within = (module, around[: position + 1])
            found = _assigned(function.body).get(name)
            if found:
                return set().union(*(self._read(value, within, place, depth + 1) for value in found))
            given = self._given((function, (module, around[:position])), name, place, depth)
            if given is not None:
                return given
        constants = module.constants.get(name) or [
            value for other in self.modules for value in other.constants.get(name, ()) if name.isupper()
        ]
        return set().union(*(self._read(value, (module, ()), place, depth + 1) for value in constants))

    def _read_column(self, name: str, position: int, where: Where) -> Iterator[ast.expr]:
        """Yield what stands at one place of each entry in a table that is written out in the code."""
        module, around = where
        inner = next((node for node in reversed(around) if isinstance(node, ast.FunctionDef)), None)
        tables = (_assigned(inner.body).get(name) if inner else None) or module.constants.get(name, ())
        for table in tables:
            for entry in table.elts if isinstance(table, ast.Tuple | ast.List) else ():
                if isinstance(entry, ast.Tuple) and position < len(entry.elts):
                    yield entry.elts[position]

    def _given(self, defined: tuple[ast.FunctionDef, Where], name: str, place: str, depth: int) -> set[str] | None:
        """Return what callers give for a parameter, None where the function has none of that name."""
        function = defined[0]
        listed = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
        if listed[:1] in (["self"], ["cls"]):
            listed = listed[1:]
        if name not in listed and name not in [argument.arg for argument in function.args.kwonlyargs]:
            return None
        position = listed.index(name) if name in listed else None
        given: set[str] = set()
        for call, where in self.calls.get(function.name, ()):
            if not self._is_call_of(call, where, defined):
                continue
            values = [keyword.value for keyword in call.keywords if keyword.arg == name]
            if position is not None and position < len(call.args):
                values.append(call.args[position])
            for value in values:
                given |= self._read(value, where, place, depth + 1)
        return given

    def _read_call(self, call: ast.Call, where: Where, place: str, depth: int) -> set[str]:
        """Return what a function of ours returns."""
        said: set[str] = set()
        name = _name(call.func)
        for function, (module, around) in self.functions.get(name, ()) if name not in _NO_MESSAGES else ():
            if not self._is_call_of(call, where, (function, (module, around))):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                    said |= self._read(node.value, (module, (*around, function)), place, depth + 1)
        return said

    def _is_call_of(self, call: ast.Call, where: Where, defined: tuple[ast.FunctionDef, Where]) -> bool:
        """Tell whether a call is one of this function: by what its module defines and imports, a method by its name."""
        function, (module, around) = defined
        if isinstance(call.func, ast.Attribute):
            owner = call.func.value
            if isinstance(owner, ast.Name) and module.path.endswith(f"/{owner.id}.py"):
                return True
            # Methods of one name in several classes are those of a port, or told apart by their module.
            return (
                function.name not in _COMMON
                and bool(around)
                and (len(self.functions[function.name]) == 1 or where[0] is module or _takes(function, call))
            )
        return where[0] is module or (function.name, module.name) in where[0].imports


def _takes(function: ast.FunctionDef, call: ast.Call) -> bool:
    """Tell whether a method takes what a call gives, all of it by position."""
    listed = function.args.args[1:]
    needed = len(listed) - len(function.args.defaults)
    return not call.keywords and not function.args.kwonlyargs and 2 <= needed <= len(call.args) <= len(listed)


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _assigned(body: Iterable[ast.stmt]) -> dict[str, list[ast.expr]]:
    """Return what is assigned to each name in these statements, not in functions within them."""
    found: dict[str, list[ast.expr]] = defaultdict(list)
    added: list[tuple[str, ast.expr]] = []
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        match node:
            case ast.FunctionDef() | ast.Lambda() | ast.ClassDef():
                continue
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, ast.Name):
                        found[target.id].append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found[name].append(value)
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=value):
                added.append((name, value))
            case ast.For(target=ast.Name(id=name), iter=value):
                found[name].append(value)
            case (
                ast.For(target=ast.Tuple(elts=targets), iter=ast.Name() as table)
                | ast.comprehension(target=ast.Tuple(elts=targets), iter=ast.Name() as table)
            ):
                for position, target in enumerate(targets):
                    if isinstance(target, ast.Name):
                        found[target.id].append(ast.Subscript(table, ast.Constant(position), ast.Load()))
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[value]):
                found[name].append(value)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                found[name].append(value)
        waiting.extend(ast.iter_child_nodes(node))
    for name, value in added:
        # With it, as there may be a condition before it.
        found[name] += [ast.BinOp(given, ast.Add(), value) for given in found[name]]
    return found


def _concatenate(parts: Iterable[set[str]]) -> set[str]:
    return {"".join(chosen) for chosen in itertools.product(*(part or {"{}"} for part in parts))}


def _says_something(text: str) -> bool:
    """Tell whether a text has words, and is not Chinese already, as its stops say."""
    return not set("。，；“") & set(text) and any(
        character.isalpha() and character.isascii() for character in text.replace("{}", "")
    )


def read_sources() -> Sources:
    """Read the product's own code."""
    paths = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return Sources([Module(str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))) for path in paths])
