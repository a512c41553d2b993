"""Controls, cards and the look: what every page is made of."""
