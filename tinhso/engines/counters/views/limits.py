"""How often numbers are drawn and appointments made from one place."""

from tinhso.engines.accounts.api import Rate, Throttle

PHONE = Throttle("counters.phone", Rate(5, 600), Rate(5, 600))
KIOSK = Throttle("counters.kiosk", Rate(60, 5), Rate(60, 5))  # a hall full of people behind one address
BOOKING = Throttle("counters.booking", Rate(10, 300), Rate(10, 300))
CODES = Throttle("counters.codes", Rate(30, 20), Rate(30, 20))  # codes typed at the kiosk: no guessing
