"""The learned half of attribution: finds cues, then for each cue the words that are its source and its content."""
