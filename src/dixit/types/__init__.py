"""The ground: frozen records that every stage speaks in. No spaCy, SQL, clock or input/output inside."""
