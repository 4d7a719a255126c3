"""The kit every screen is built of."""
