"""Parts that every model's recipe shares; each module is one step of the work."""
