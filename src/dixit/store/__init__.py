"""What is kept of a dossier: originals by digest, and a ledger of records that only grows."""
