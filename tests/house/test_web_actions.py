"""An action is atomic, names its doer first, asks leave and writes the ledger.

Nobody else writes: pages, lists, forms and the API ask an action.
"""

import ast
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src" / "tepat_web"
# What the promises are made of: they write the ledger itself.
THE_LEDGER_ITSELF = {("ledger", "record"), ("ledger", "saw")}
# Most looks write nothing, and shall not wait for whoever writes; the one entry that a
# first look writes is atomic by itself.
NOT_ATOMIC = {("register", "look_at")}
RECORDING = {"record", "saw"}
ASKING = {"demand", "demand_own"}
WRITING = {
    *("bulk_create", "bulk_update", "get_or_create", "update_or_create"),
    *("create_user", "set_password", "select_for_update"),
}
READERS = ("views*", "*_views", "pages*", "api*", "queries", "forms", "tables", "urls")


def functions(file):
    tree = ast.parse(file.read_text("utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def actions():
    for file in sorted(WEB.glob("*/actions*.py")):
        for name, node in functions(file).items():
            app = file.parent.name
            if name[0] != "_" and (app, name) not in THE_LEDGER_ITSELF:
                yield pytest.param(file, node, id=f"{app}.{name}")


def calls(node):
    return {
        ast.unparse(each.func).rpartition(".")[2]
        for each in ast.walk(node)
        if isinstance(each, ast.Call)
    }


def reached(file, node):
    """The function and every helper of its own file that it calls, at any depth."""
    there, todo, found = functions(file), [node.name], {}
    while todo:
        name = todo.pop()
        if name in there and name not in found:
            found[name] = there[name]
            todo += calls(there[name])
    return list(found.values())


def asks_leave(parts):
    """Whether some part calls what asks leave, or refuses by itself."""
    return any(
        calls(part) & ASKING
        or any(
            isinstance(each, ast.Raise) and "PermissionDenied" in ast.unparse(each)
            for each in ast.walk(part)
        )
        for part in parts
    )


def records(parts):
    return any(calls(part) & RECORDING for part in parts)


@pytest.mark.parametrize(("file", "action"), list(actions()))
def test_an_action_keeps_the_four_promises(file, action):
    decorators = {ast.unparse(decorator) for decorator in action.decorator_list}
    is_atomic = "transaction.atomic" in decorators
    assert is_atomic != ((file.parent.name, action.name) in NOT_ATOMIC)
    assert not action.args.args
    assert not action.args.posonlyargs
    assert [argument.arg for argument in action.args.kwonlyargs][:1] == ["by"]
    parts = reached(file, action)
    assert asks_leave(parts), "asks no leave"
    assert records(parts), "writes nothing in the ledger"


def readers():
    found = {path for kind in READERS for path in WEB.glob(f"*/{kind}.py")}
    return sorted(path for path in found if not path.name.startswith("actions"))


def is_writing(call):
    """Whether a call changes rows: by its name, or by what it is called on."""
    if not isinstance(call.func, ast.Attribute):
        return False
    name, on = call.func.attr, ast.unparse(call.func.value)
    rows = ("objects" in on or "_manager" in on) or ".filter(" in on
    match name:
        case "create" | "update":
            return rows
        case "save" | "delete":
            return rows or (on.isidentifier() and not on.endswith("router"))
        case _:
            return name in WRITING


def written_in(text):
    return [
        f"line {each.lineno}: {ast.unparse(each.func)}"
        for each in ast.walk(ast.parse(text))
        if isinstance(each, ast.Call) and is_writing(each)
    ]


@pytest.mark.parametrize("file", readers(), ids=lambda f: str(f.relative_to(WEB)))
def test_who_shows_things_does_not_write(file):
    assert written_in(file.read_text("utf-8")) == []


def test_these_tests_see_what_they_should():
    assert len(list(actions())) > 30
    assert len(readers()) > 20
    for writing in (
        "plan.save()",
        "view.delete()",
        "Plan.objects.create(name=name)",
        "Plan.objects.filter(pk=1).update(name='')",
        "plan.moves.filter(pk=1).delete()",
        "Plan._base_manager.bulk_create(rows)",
    ):
        assert written_in(writing), writing
    for harmless in ("told.update(x=1)", "@router.delete('/x')\ndef f(): ..."):
        assert written_in(harmless) == []
