"""Where plans lie: tables made from the records, read and written as transactions."""
