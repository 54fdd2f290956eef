"""The desk answers as the engine does, at once, and outlives whatever is done to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from multiprocessing import AuthenticationError
from pathlib import Path

import pytest

from tepat.placement import store
from tepat.placement.whatif import Change, WhatIf
from tepat.placement.whatif.again import made_again
from tepat_web.placement.desk import client
from tepat_web.placement.desk.line import LARGEST_QUESTION, Line, hear, say
from tepat_web.placement.desk.shelf import Shelf
from tepat_web.placement.models import Plan

pytestmark = pytest.mark.django_db
SRC = Path(__file__).parents[4] / "src"


@pytest.fixture
def engine(plan):
    content = store.read(plan.path)
    case = store.case_of(plan.path, content)
    return WhatIf.of(case, content), case, content


def questions(plan):
    """One question of each kind that the plan allows."""
    first, second = plan.moves.exclude(origin="")[:2]
    return [
        [{"kind": "objection", "nip": first.nip}],
        [{"kind": "forbid", "nip": first.nip, "position": first.to}],
        [{"kind": "retirement", "nip": second.nip}],
        [{"kind": "vacancy", "position": first.to, "seats": "2"}],
        [{"kind": "pin", "nip": first.nip, "position": first.origin}],
        [{"kind": "wish", "nip": first.nip, "position": first.to}],
        [
            {"kind": "objection", "nip": first.nip},
            {"kind": "objection", "nip": second.nip},
        ],
    ]


def as_changes(told):
    return [
        Change(it["kind"], it.get("nip"), it.get("position"), int(it.get("seats", 0)))
        for it in told
    ]


def test_it_answers_as_the_engine_does_and_as_a_plan_made_again(desk, plan, engine):
    asked, case, _ = engine
    for told in questions(plan):
        answer = client.ask(plan, told)
        assert answer["state"] == "answered", answer
        meant = asked.ask(as_changes(told))
        assert {it["goal"]: it["price"] for it in answer["goals"]} == meant.price
        assert all(it["before"] - it["after"] == it["price"] for it in answer["goals"])
        assert [(it["nip"], it["from"], it["to"]) for it in answer["touched"]] == [
            (it.nip, it.origin, it.to) for it in meant.changed
        ]
        again = made_again(case, meant.asked)["objective"]
        assert {it["goal"]: it["after"] for it in answer["goals"]} == again


def test_it_answers_within_a_second_once_the_plan_is_open(desk, plan):
    assert client.opened(plan, patience=30)["state"] == "answered"
    for told in questions(plan):
        started = time.monotonic()
        client.ask(plan, told)
        assert time.monotonic() - started < 1


def test_while_a_plan_opens_it_says_how_far_it_is(desk, plan):
    first = client.ask(plan, questions(plan)[0], patience=0.0)
    assert first["state"] == "opening"
    assert 0 <= first["percent"] <= 100
    assert client.ask(plan, questions(plan)[0])["state"] == "answered"


def test_a_refusal_is_told_in_words_for_a_page(desk, plan):
    move = plan.moves.exclude(origin="").first()
    told = [{"kind": "forbid", "nip": move.nip, "position": move.origin}]
    answer = client.ask(plan, told)
    assert answer["state"] == "refused"
    assert "--pin" not in answer["said"]["en"]
    for junk in ([], [{"kind": "pin"}], [{"kind": "jump", "nip": move.nip}], [{}]):
        assert client.ask(plan, junk)["state"] == "refused"
    told = [{"kind": "objection", "nip": "0" * 18}]
    assert client.ask(plan, told)["state"] == "refused"


def test_who_may_sit_somewhere_is_told_without_naming_anybody_else(desk, plan, engine):
    _, case, _content = engine
    nips = set(case.snapshot.employees["nip"])
    names = set(case.snapshot.employees["name"])
    moves = list(plan.moves.exclude(origin=""))
    seen = set()
    for move in moves[:6]:
        for code in {moves[0].to, move.to, *case.positions["position"][:12]}:
            told = client.may_sit(plan, move.nip, code)
            assert told["state"] == "answered"
            seen.add(told["possible"])
            own = case.snapshot.employees.filter(nip=move.nip)["name"][0]
            relatives = {it["code"] for it in told["findings"] if it["secret"]}
            text = json.dumps(told, ensure_ascii=False)
            assert not any(nip in text for nip in nips - {move.nip})
            if "RELATIVES-1" not in relatives:
                assert not any(name in text for name in names - {own})
    assert seen == {True, False}


def test_reasons_are_those_of_the_plan(desk, plan):
    move = plan.moves.exclude(origin="").first()
    told = client.why(plan, move.nip)["content"]
    assert (told["decision"], told["to"]["code"]) == ("move", move.to)
    assert client.why(plan, move.nip, move.to)["content"]["gets"]
    assert client.why(plan, code=move.to)["content"]["holders"]
    assert client.why(plan, code="TIDAK-ADA")["state"] == "refused"


def test_who_has_another_key_is_not_heard(desk, plan):
    line = Line.of_site()
    with pytest.raises((AuthenticationError, EOFError, OSError)):
        replace(line, key=b"lain" * 8).call(2)
    assert client.opened(plan, patience=30)["state"] == "answered"


def test_what_is_too_large_or_is_junk_ends_that_call_alone(desk, plan):
    line = Line.of_site()
    about = {"folder": plan.folder, "digest": plan.digest, "patience": 1}
    for junk in (
        b"x" * (LARGEST_QUESTION + 1),
        b"\x80\x04K\x01.",  # a pickle
        b"[" * 50_000,
        b"[1]",
        b"{}",
        json.dumps(about | {"verb": "drop"}).encode(),
        json.dumps(about | {"verb": "open", "folder": "../rencana"}).encode(),
        json.dumps(about | {"verb": "open", "patience": "1e9"}).encode(),
        json.dumps(about | {"verb": "ask", "changes": "pin"}).encode(),
    ):
        with line.call(5) as connection:
            try:
                connection.send_bytes(junk)
                with pytest.raises((EOFError, OSError)):
                    connection.recv_bytes()
            except BrokenPipeError:  # it hung up before all was said
                pass
    assert client.opened(plan, patience=30)["state"] == "answered"


def test_who_calls_and_says_nothing_keeps_nobody_waiting(desk, plan):
    line = Line.of_site()
    silent = []
    for _ in range(3):
        door = socket.socket(socket.AF_UNIX if line.is_local else socket.AF_INET)
        where = str(line.socket_path) if line.is_local else None
        door.connect(where or ("127.0.0.1", int(line.port_path.read_text())))
        silent.append(door)
    assert client.opened(plan, patience=30)["state"] == "answered"
    for door in silent:
        door.close()


def test_an_altered_plan_is_not_asked(desk, plan):
    assert client.opened(plan, patience=30)["state"] == "answered"
    path = plan.path / "plan.json"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace('"moves": [', '"moves":  ['), "utf-8")  # as good
    assert client.opened(plan, patience=30)["state"] == "answered"
    content = json.loads(whole)
    content["moves"][0]["fit_after"] += 1
    path.write_text(json.dumps(content), "utf-8")
    told = client.ask(plan, questions(plan)[0])
    assert told["state"] == "refused"
    assert "digest" in told["said"]["en"]
    path.write_text(whole, "utf-8")
    other = Plan(folder=plan.folder, digest="0" * 64)
    assert client.ask(other, [])["state"] == "refused"
    assert client.ask(plan, questions(plan)[0])["state"] == "answered"


def test_it_keeps_few_plans_and_closes_what_nobody_asks(run_desk, plan, files):
    shelf = Shelf(files / "rencana", most=1, idle=0.0)
    run_desk(shelf)
    client.opened(plan, patience=30)
    client.opened(Plan(folder="1-1", digest="x"), patience=5)
    assert len(shelf) == 1
    assert client.ask(plan, questions(plan)[0])["state"] == "answered"
    shelf.tidy()
    assert len(shelf) == 0
    assert client.ask(plan, questions(plan)[0])["state"] == "answered"


def test_without_a_desk_callers_are_told_and_a_new_one_begins_anew(run_desk, plan):
    with pytest.raises(client.DeskClosed):
        client.opened(plan)
    _, stop = run_desk()
    client.opened(plan, patience=30)
    stop()
    with pytest.raises(client.DeskClosed):
        client.ask(plan, questions(plan)[0])
    run_desk()
    assert client.ask(plan, questions(plan)[0])["state"] == "answered"


def test_only_we_may_reach_the_line(desk):
    room = Line.of_site().room
    assert room.stat().st_mode & 0o077 == 0


def test_a_long_name_of_the_folder_is_no_hindrance(settings, run_desk, plan, tmp_path):
    deep = tmp_path / ("folder-yang-sangat-dalam-" * 5)
    deep.mkdir()
    (tmp_path / "rencana").rename(deep / "rencana")
    settings.FILES = deep
    assert not Line.of_site().is_local
    run_desk()
    assert client.ask(plan, questions(plan)[0])["state"] == "answered"


def test_a_process_that_is_killed_loses_nothing(settings, plan):
    env = os.environ | {
        "PYTHONPATH": str(SRC),
        "TEPAT_SECRET_KEY": settings.SECRET_KEY,
        "TEPAT_FILES": str(settings.FILES),
    }

    def start():
        process = subprocess.Popen(
            [sys.executable, "-m", "tepat_web.config.desk"],
            env=env,
            stdin=subprocess.PIPE,
        )
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                client.opened(plan)
            except client.DeskClosed:
                time.sleep(0.1)
            else:
                return process
        raise AssertionError(process.poll())

    process = start()
    process.kill()
    process.communicate()
    with pytest.raises(client.DeskClosed):
        client.opened(plan)
    process = start()
    assert client.ask(plan, questions(plan)[0], patience=30)["state"] == "answered"
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=5)
    assert process.returncode == 0


def test_what_is_said_is_plain_json(desk, plan):
    with Line.of_site().call(5) as connection:
        about = {"folder": plan.folder, "digest": plan.digest, "patience": 10}
        say(connection, about | {"verb": "open"})
        assert hear(connection, 1000)["state"] == "answered"
