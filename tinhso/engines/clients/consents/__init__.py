"""Citizens let programs read what is theirs: OAuth 2 with a code and PKCE (RFC 6749, 7636, 9700)."""
