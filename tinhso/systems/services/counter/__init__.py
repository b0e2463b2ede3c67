"""Counter mode: paper dossiers taken in at the one-stop desk (tiếp nhận hồ sơ giấy tại quầy)."""
