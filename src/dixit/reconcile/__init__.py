"""What stands on each slot when all claims about it are laid side by side. Knows neither a parser nor a language."""
