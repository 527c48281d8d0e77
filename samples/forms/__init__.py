"""The forms that are drawn: ``seen`` to ``twelfth`` may guide rules; ``unseen`` and ``apart`` measure them.

Never tune a rule on a form of those two: the figures of that part would mean nothing any more.
"""

TUNED = (
    "seen", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
MEASURED = ("unseen", "apart")
