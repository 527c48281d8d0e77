"""The forms that are drawn, in three parts: ``seen`` and ``second`` may guide rules, ``unseen`` measures them.

Never tune a rule on an unseen form: the figures of that part would mean nothing any more.
"""
