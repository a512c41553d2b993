"""รายการกลาง: libraries taken in, issued, and put beside the plan."""
