"""เรื่องที่ต้องตัดสินใจ: what is left to decide in a plan made from last year's."""
