"""A pretend mail server: it takes every mail, delivers none, and shows them on a page."""

from pretend.mail import box

PARTNER = box.Mail
