"""Where the stages meet: one article one way, many articles with none lost, and what all of them come to."""
