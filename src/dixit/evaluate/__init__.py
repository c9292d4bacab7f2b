"""How good an answer is against gold, by published measures; knows neither a language nor the program that answered."""
