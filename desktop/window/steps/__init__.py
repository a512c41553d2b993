"""ขั้นตอน/ปฏิทิน: steps and their months."""
