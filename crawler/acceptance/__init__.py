"""The acceptance of a delivery: contract.toml, the frozen sample, the runs, the sealed folder and the minutes."""
