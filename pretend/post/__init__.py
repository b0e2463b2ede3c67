"""The public post: takes orders, carries, collects at the door, brings back what cannot be delivered."""

from pretend.post import carrier

PARTNER = carrier.PublicPost
