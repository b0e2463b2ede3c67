"""The pages of payments: the payer's, the officials', and the gateways' notices."""
