"""Notes on a figure of a unit and a period (ghi chú trên số liệu)."""
