"""The command line: each command parses, makes one call of the library, prints, and sets the exit status."""
