"""Who says what: quotation layer, cues, sources, contents, and the links between them.

The order of work stands in `find.find_attributions`. Words of a language come from its pack; this room knows only constructions.
"""
