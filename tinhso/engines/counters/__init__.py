"""Counters of an office (quầy): queue tickets (số thứ tự), appointments (lịch hẹn), displays."""
