"""Somebody who edits the database by hand is found out."""

import sqlite3

from tests.journeys.conftest import Node


def test_the_audit_vouches_for_itself_and_not_for_a_forger(node: Node) -> None:
    before = node.manage("verify_audit")
    assert before.returncode == 0, before.stderr

    with sqlite3.connect(node.folder / "ledfyr.sqlite3", timeout=20) as database:
        [(verb,)] = database.execute(
            "SELECT verb FROM access_auditevent WHERE sequence=5"
        ).fetchall()
        triggers = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type='trigger'"
        ).fetchall()
        for name, _sql in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute(
            "UPDATE access_auditevent SET verb='signed_in' WHERE sequence=5"
        )
    forged = node.manage("verify_audit")
    with sqlite3.connect(node.folder / "ledfyr.sqlite3", timeout=20) as database:
        database.execute(
            "UPDATE access_auditevent SET verb=? WHERE sequence=5", (verb,)
        )
        for _name, sql in triggers:
            database.execute(sql)

    assert forged.returncode == 1
    assert "5" in forged.stdout + forged.stderr
