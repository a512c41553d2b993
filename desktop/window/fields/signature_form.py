"""The fields of a person who signs: part, name, position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.fields import Kind, Spec
from db.places import value_at
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.record_stack import PlaceOf
from forms.editing.changes import EVERYTHING, Change
from forms.reporting.signers import ROLES

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.page import Tools

_ROLE = Spec(Kind.CHOICE, "ฐานะใน สยป.3", choices=ROLES, words=ROLES)


class SignatureForm(FieldForm):
    """The fields of the signature at a place; only สยป.3 says in what part one signs."""

    def __init__(self, tools: Tools, place_of: PlaceOf, *, with_role: bool) -> None:
        super().__init__(tools, place_of(), columns=2, least=14)
        self._place_of = place_of
        self._with_role = with_role
        self.name = self.add("name", span=1 if with_role else 2)
        self._role = self.add("role", words=_ROLE.label, spec=_ROLE, span=1)
        self.add("position", words="ตำแหน่ง (ขึ้นบรรทัดใหม่ตามที่จะพิมพ์)")

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show who signs there now."""
        self._root = self._place_of()
        super().refresh(change)
        place = self._role.place
        # One that came with a memo stays in sight, to be taken out.
        given = place is not None and bool(value_at(self._tools.session.package, place))
        self._role.setVisible(self._with_role or given)

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; of the signature itself its name."""
        return super().show_place((*place, "name") if place == self._root else place)
