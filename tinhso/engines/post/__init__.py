"""Public postal service (bưu chính công ích): consignments, labels, manifests, tracking, cash on delivery."""
