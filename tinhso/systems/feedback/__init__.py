"""1022: people report what is wrong, the province answers (tiếp nhận, xử lý phản ánh, kiến nghị)."""
