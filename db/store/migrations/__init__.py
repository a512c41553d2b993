"""The revisions of the store's tables; `upgrade` brings an older store to the newest."""

# The revision that this program reads and writes: the newest in `versions`.
REVISION = "0012"
