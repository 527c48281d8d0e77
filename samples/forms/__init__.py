"""The forms that are drawn: ``seen`` and ``second`` may guide rules; ``unseen``, ``apart``, ``beyond`` measure them.

Never tune a rule on a form of those three: the figures of that part would mean nothing any more.
"""
