"""A pretend bank: it reads a VietQR text, makes the transfer and tells the province."""

from pretend.bank import bank

PARTNER = bank.Bank
