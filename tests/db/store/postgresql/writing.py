"""One of many who write a plan on a server: `python -m …writing ADDRESS NUMBER INDEX SECONDS`.

It changes a record of its own, adds and removes rows, and one field that all of them change. What
it was told is saved, it says at its end as JSON; whatever happens to its connections, it goes on.
"""

import json
import sys
import time
from datetime import UTC, datetime
from random import Random

from db import edits
from db.errors import StoreError, StoreTrouble
from db.identity import new_identity
from db.records import SwotItem
from db.settling import settled
from db.store.postgresql.address import parsed
from db.store.store import Store
from forms.editing.states import State
from forms.merging.rebasing import rebased

SWOT, VISION = ("plan", "swot"), ("plan", "vision")
_AGAIN = {StoreTrouble.UNREACHABLE, StoreTrouble.BUSY}


class Writer:
    """Writes, and keeps what was accepted: its own text, and its rows."""

    def __init__(self, store, number, index):
        self._store = store
        self._number = number
        self._mark = f"[{index}]"
        self._chance = Random(index)
        self.accepted: dict[str, list] = {"rows": [], "visions": []}
        self.saving, self.seeing = [], []
        self._has = self._tried(lambda: State(*store.load_with_drafts(number)))

    def write(self, turn):
        """One change of what is its own, and sometimes of what is everybody's."""
        package = self._has.package
        own = [at for at, item in enumerate(package.plan.swot) if item.text.startswith(self._mark)]
        kind = self._chance.random()
        text = f"{self._mark} {turn}"
        if not own or kind < 0.3:
            item = SwotItem(quadrant="S", text=f"{text} ใหม่", id=new_identity())
            at = self._chance.randint(0, len(package.plan.swot))
            after = edits.inserted(package, SWOT, at, [item])
        elif kind < 0.45:
            after = edits.removed(package, SWOT, self._chance.choice(own))
        elif kind < 0.55:
            after = edits.replaced(package, VISION, text)
        else:
            after = edits.replaced(package, (*SWOT, self._chance.choice(own), "text"), text)
        begun = time.perf_counter()
        vision = after.plan.vision
        self._save(State(settled(after, package)))
        self.saving.append(time.perf_counter() - begun)
        mine = [item for item in self._has.package.plan.swot if item.text.startswith(self._mark)]
        self.accepted["rows"] = sorted((item.id, item.text) for item in mine)
        if vision == text and self._has.package.plan.vision == text:
            self.accepted["visions"].append(text)

    def look(self):
        """Takes in what others have saved."""
        found = self._tried(lambda: self._store.newer(self._number))
        if found is not None:
            moment = datetime.fromisoformat(found[0])
            self.seeing.append((datetime.now(UTC) - moment).total_seconds())
            self._go_on(found)

    def _save(self, wanted):
        while True:
            try:
                self._store.save(self._number, self._has.package, wanted.package)
            except StoreError as error:
                if error.trouble in _AGAIN:
                    time.sleep(0.05)
                    continue
                if error.trouble is not StoreTrouble.CHANGED:
                    raise
                found = self._tried(lambda: self._store.newer(self._number))
                if found is None:
                    continue
                both = rebased(self._has, wanted, State(found[1]))
                self._go_on(found)
                # Of one field the first stays: somebody else would have been asked.
                wanted = self._has if isinstance(both, tuple) else both
            else:
                self._has = wanted
                return

    def _go_on(self, found):
        self._store.go_on_from(self._number, found[0])
        self._has = State(found[1])

    def _tried(self, ask):
        while True:
            try:
                return ask()
            except StoreError as error:
                if error.trouble not in _AGAIN:
                    raise
                time.sleep(0.05)


def main(address, number, index, seconds):
    while True:
        try:
            store = Store.open(parsed(address))
            break
        except StoreError as error:
            if error.trouble not in _AGAIN:
                raise
            time.sleep(0.05)
    with store:
        writer = Writer(store, int(number), int(index))
        until, turn = time.monotonic() + float(seconds), 0
        while time.monotonic() < until:
            turn += 1
            writer.write(turn)
            writer.look()
            time.sleep(0.02)
        said = {**writer.accepted, "turns": turn}
        said |= {"saving": writer.saving, "seeing": writer.seeing}
        sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
