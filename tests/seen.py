"""What is there by declaration alone, or that tests alone look at, for vulture: nobody runs it."""

from db.records import Online, OnlineQuarter
from db.store.postgresql.rights import May
from db.store.store import Store
from desktop.distribution import bootloader, installer, parts
from desktop.window.frame.rail import Rail
from desktop.window.indicators.weight_meter import WeightMeter
from desktop.window.printing.exporting import Exporter
from desktop.window.reports.indicator_columns import MEASURED
from forms.reading.placing.tables import KNOWN_ROWS
from forms.reading.vocabulary.sections import all_tables

SEEN = (
    Online.quarter1,
    Online.quarter2,
    Online.quarter3,
    Online.quarter4,
    OnlineQuarter.remedy,
    bootloader.give_own,
    installer.make_installer,
    installer.make_portable,
    parts.LARGE,
    May.READ,
    May.WRITE,
    Store.damaged_tables,
    Rail.is_compact,
    WeightMeter.is_marked,
    Exporter.busy,
    KNOWN_ROWS,
    MEASURED,
    all_tables,
)
