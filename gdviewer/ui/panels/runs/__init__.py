"""The runs: their table, their forms, how they end and who leads."""
