"""The forms that are drawn. ``seen`` forms may guide the rules of extraction; ``unseen`` ones measure them.

Never tune a rule on an unseen form: the figures of that part would mean nothing any more.
"""
