"""People across files: who of one name, or of one ID number, is surely, probably or possibly the same person.

Pure rules over items and mentions: nothing here asks a catalogue or an index, and nothing is ever merged without its
reason said. ``search_api.person_service`` is the use-case around them.
"""
