"""What the program has and its tests alone look at, by name, for vulture: nobody runs this."""

from db.store.store import Store
from desktop.window.frame.rail import Rail
from desktop.window.indicators.weight_meter import WeightMeter
from desktop.window.printing.exporting import Exporter
from desktop.window.reports.indicator_columns import MEASURED
from forms.editing.pasted_tables import PastedTable, pasted_table

SEEN = (
    Store.damaged_tables,
    Rail.is_compact,
    WeightMeter.is_marked,
    Exporter.busy,
    MEASURED,
    pasted_table,
    PastedTable.without_sums,
)
