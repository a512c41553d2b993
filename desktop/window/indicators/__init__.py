"""ตัวชี้วัด, their rubrics, and the supporting ones."""
