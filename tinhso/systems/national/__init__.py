"""The link with the National Public Service Portal, and with the ministries' systems (liên thông)."""
