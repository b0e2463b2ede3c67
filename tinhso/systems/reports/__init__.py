"""The reporting system of the province (hệ thống thông tin báo cáo; Decree 09/2019/NĐ-CP)."""
