"""A dossier shown: a page, a terminal, a JSON object. Knows the words of its own interface and no language of documents."""
