"""One of many who write a plan on a server: `python -m …writing ADDRESS NUMBER INDEX SECONDS`.

`PAUSE` behind that are the milliseconds between two changes; else they are as they fall.
A window without widgets. It says `open` when it has the plan; on the line `go` it begins: it
changes records and a field of its own, puts rows in, moves them and takes them out, and changes a
field that all of them change, whatever happens to its connections. It says `done` when the store
has all; on a line with the code of the plan as it is then, once it sees that, as JSON what was
taken of it.
"""

import json
import sys
import time
from random import Random
from typing import Any

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer

from db.content_code import content_code
from db.errors import StoreError, StoreTrouble
from db.fields import Kind, specs
from db.records import Project, SwotItem
from db.store.postgresql.address import parsed
from desktop.session import conflicts
from desktop.session.plans import Plans
from desktop.session.session import Session

SWOT, VISION, PROJECT = ("plan", "swot"), ("plan", "vision"), ("plan", "projects", 0)
TEXTS = [name for name, spec in specs(Project).items() if spec.kind is Kind.TEXT]
_PAUSE = 3000.0  # milliseconds between two changes of one person, at the middle
_LONG = 30  # seconds
_SEEN = 20  # seconds in which the last that was saved has come to all


class LoggedPlans(Plans):
    """Keeps what the store took last of what is one's own, or may have taken since."""

    def __init__(self, address, own):
        super().__init__(address)
        self._own = own
        self.accepted = []

    def save(self, number, before, after, papers=None):
        own = self._own(after.package)
        try:
            held = super().save(number, before, after, papers)
        except StoreError as error:
            if error.trouble is not StoreTrouble.CHANGED:
                # Nobody knows whether it was kept before the connection was cut.
                self.accepted.append(own)
            raise
        self.accepted = [own]
        return held


class Person:
    """Writes; `said` is what it says of itself."""

    def __init__(self, address, number, index):
        self._mark, self._chance = f"[{index}]", Random(index)
        self._field = TEXTS[index] if index < len(TEXTS) else ""
        self._plans = LoggedPlans(address, self._own)
        self.session = Session(self._plans)
        self._number, self._turn = number, 0
        # When the changes were made that the store has not yet.
        self._made, self._seen = [], set()
        self._is_vision_new = False
        self.said: dict[str, Any] = {"saving": [], "seeing": [], "visions": [], "lost": []}
        self.said["conflicts"] = 0
        self.session.saved.connect(self._on_saved)
        self.session.taken_in.connect(self._on_taken_in)

    def begin(self):
        """Opens the plan; False where the server does not answer now."""
        try:
            if not self._plans.is_ready:
                self._plans.open_store()
            self.session.open(self._number)
        except StoreError as error:
            _raise_unless_away(error)
            return False
        self._plans.neighbours.move(self._number, "swot")
        self._see()
        self._compare()
        return True

    def write(self):
        """One change of what is its own, or of what is everybody's."""
        if not self.session.is_open:
            return
        self._turn += 1
        if self.session.trouble is StoreTrouble.CHANGED:
            self._take_theirs()
            return
        session, chance, text = self.session, self._chance, self._text()
        own = [at for at, item in self._rows() if item.text.startswith(self._mark)]
        kind = chance.random()
        self._made.append(time.time())
        if not own or kind < 0.3:
            at = chance.randint(0, len(session.package.plan.swot))
            session.insert(SWOT, at, [SwotItem(quadrant="S", text=f"{text} ใหม่")])
        elif kind < 0.4:
            session.remove(SWOT, chance.choice(own))
        elif kind < 0.5:
            session.move(SWOT, chance.choice(own), chance.randint(0, len(self._rows()) - 1))
        elif kind < 0.6 and self._field:
            session.set_texts({(*PROJECT, self._field): text})
        elif kind < 0.65:
            self._is_vision_new = True
            session.set_texts({VISION: text})
        else:
            session.set_texts({(*SWOT, chance.choice(own), "text"): text})

    def has_all(self):
        """Whether the store has all that is here, once what only a person decides is decided."""
        if self.session.is_open and self.session.trouble is StoreTrouble.CHANGED:
            self._take_theirs()
        return self.session.is_open and not self.session.unsaved

    def content(self):
        """The code of what is seen."""
        return content_code(self.session.package)

    def end(self):
        """Says what is seen at last, and leaves."""
        self.said["content"] = self.content()
        self.said |= {"turns": self._turn, "field": self._field, "accepted": self._plans.accepted}
        self.session.end()
        self._plans.close_store()

    def _text(self):
        return f"{self._mark} {self._turn} {time.time():.3f}"

    def _rows(self):
        return list(enumerate(self.session.package.plan.swot))

    def _take_theirs(self):
        """Of one field that both changed, the one that came first stays."""
        self.said["conflicts"] += 1
        self._made.clear()
        self._is_vision_new = False
        try:
            conflicts.take_theirs(self.session)
        except StoreError as error:
            _raise_unless_away(error)
            self._retried()
        else:
            self._compare()

    def _compare(self):
        """What is one's own in the plan that was opened must be what was accepted."""
        plans, own = self._plans, self._own(self.session.package)
        if plans.accepted and own not in plans.accepted:
            self.said["lost"].append([plans.accepted, own])
        plans.accepted = [own]

    def _own(self, package):
        """The rows and the field that nobody else changes, of a plan."""
        return {
            "rows": sorted(
                [item.id, item.text]
                for item in package.plan.swot
                if item.text.startswith(self._mark)
            ),
            "text": self._field and getattr(package.plan.projects[0], self._field),
        }

    def _retried(self):
        if not self.session.is_open and not self.begin():
            QTimer.singleShot(100, self._retried)

    def _on_saved(self):
        """The store has all that is here."""
        now = time.time()
        self.said["saving"] += [now - made for made in self._made]
        self._made.clear()
        if self._is_vision_new:
            self.said["visions"].append(self.session.package.plan.vision)
        self._is_vision_new = False

    def _on_taken_in(self, _change):
        now = time.time()
        self.said["seeing"] += [now - float(text.split()[2]) for text in self._see()]

    def _see(self):
        """The texts of others that are seen for the first time."""
        texts = {item.text for _, item in self._rows() if not item.text.startswith(self._mark)}
        new = {text for text in texts - self._seen if text.startswith("[")}
        self._seen |= texts
        return new


def _raise_unless_away(error):
    if error.trouble not in {StoreTrouble.UNREACHABLE, StoreTrouble.BUSY}:
        raise error


class Work:
    """The time of a person: what is asked for comes as lines on the standard input."""

    def __init__(self, person, index, seconds, pause):
        self._person = person
        self._chance, self._seconds = Random(-index), seconds
        # In a short run one works faster.
        usual = (_PAUSE * 0.4, _PAUSE * 1.6) if seconds >= _LONG else (100.0, 400.0)
        self._pause = (pause, pause) if pause else usual
        self._until = 0.0
        self._lines = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._lines.activated.connect(self._on_line)

    def open(self):
        if self._person.begin():
            _say("open")
        else:
            QTimer.singleShot(100, self.open)

    def _on_line(self):
        line = sys.stdin.readline().strip()
        if line == "go":
            self._until = time.monotonic() + self._seconds
            self._go_on()
        else:
            # That nothing more comes is told of again and again.
            self._lines.setEnabled(False)
            self._until = time.monotonic() + _SEEN
            self._end(line)

    def _go_on(self):
        if time.monotonic() < self._until:
            self._person.write()
            QTimer.singleShot(round(self._chance.uniform(*self._pause)), self._go_on)
        else:
            self._finish()

    def _end(self, content):
        if self._person.content() == content or time.monotonic() > self._until:
            QCoreApplication.quit()
        else:
            QTimer.singleShot(50, lambda: self._end(content))

    def _finish(self):
        if self._person.has_all():
            _say("done")
        else:
            QTimer.singleShot(50, self._finish)


def _say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(address, number, index, seconds, pause="0"):
    app = QCoreApplication([])
    person = Person(parsed(address), int(number), int(index))
    work = Work(person, int(index), float(seconds), float(pause))
    work.open()
    app.exec()
    person.end()
    _say(json.dumps(person.said))


if __name__ == "__main__":
    main(*sys.argv[1:])
