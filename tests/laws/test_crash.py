"""Whoever kills the process: every action whose receipt had returned is there afterwards."""

import subprocess
import sys
from pathlib import Path

from crmsim.crm.verbs.contact import CallClient
from crmsim.desk.attempt import read_attempt, resume_attempt
from crmsim.desk.replay import replay
from tests.desks import PRIORITIES, fresh

KILLS = 100
KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.timeline import AddComment
from tests.desks import PRIORITIES, fresh

def play(home):
    with open(home / "receipts", "w", buffering=1) as receipts:
        desk = fresh(PRIORITIES, file=home / "attempt.jsonl")
        for lead in (1, 2, 3, 4, 5) * 400:
            for action in (CallClient(lead=lead), AddComment(lead=lead, text="ok")):
                receipt = desk.do(action)
                receipts.write(f"{receipt.seq} {receipt.digest}\\n")

def begun(home):
    receipts = home / "receipts"
    return receipts.exists() and receipts.stat().st_size

fresh(PRIORITIES)
dice = random.Random("kill -9")
for turn in range(int(sys.argv[2])):
    home = Path(sys.argv[1]) / str(turn)
    home.mkdir()
    child = os.fork()
    if child == 0:
        play(home)
        os._exit(0)
    while not begun(home):
        time.sleep(0.001)
    time.sleep(dice.uniform(0, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def test_kill_9_at_a_hundred_random_moments(tmp_path: Path) -> None:
    """Each killed desk is read back whole, and holds every action whose receipt had returned."""
    subprocess.run([sys.executable, "-c", KILLER, str(tmp_path), str(KILLS)], check=True)
    homes = sorted(tmp_path.iterdir())
    assert len(homes) == KILLS
    assert sum(map(_receipts_found, homes)) > KILLS


def _receipts_found(home: Path) -> int:
    """How many receipts had returned; each of them is a line of the attempt."""
    told = (home / "receipts").read_text(encoding="utf-8").split("\n")[:-1]
    attempt = read_attempt(home / "attempt.jsonl")
    for line in told:
        seq, digest = line.split()
        assert attempt.lines[int(seq) - 1].digest == digest
    assert len(replay(attempt).steps) == len(attempt.lines)
    return len(told)


def test_a_torn_last_line_is_cut_and_the_desk_goes_on(tmp_path: Path) -> None:
    """Half a line has no receipt: it is dropped, and the next action takes its number."""
    file = tmp_path / "a.jsonl"
    desk = fresh(PRIORITIES, file=file)
    desk.do(CallClient(lead=1))
    desk.close()
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"seq":2,"at_min":3,"acti')
    assert len(read_attempt(file).lines) == 1
    assert len(resume_attempt(file).lines) == 1
    assert file.read_bytes() == whole
    again = fresh(PRIORITIES, file=file)
    assert again.do(CallClient(lead=2)).seq == 2
    again.close()
