"""Reading: a source of bytes becomes a `Document`; nothing here knows what a report says."""
