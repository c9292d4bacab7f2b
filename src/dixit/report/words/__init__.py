"""Words of the interface, one table per interface language."""
