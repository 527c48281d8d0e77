"""What an ID number says by itself (GB 11643): its holder's birth date. It looks nothing up and reads no page."""

from __future__ import annotations

import calendar


def birth_date_of(value: str) -> str | None:
    """Return the birth date inside an ID number as ISO 8601, or None where it is impossible."""
    if len(value) == 18:
        year, month, day = value[6:10], value[10:12], value[12:14]
    elif len(value) == 15:
        year, month, day = "19" + value[6:8], value[8:10], value[10:12]
    else:
        return None
    # Only ASCII digits: others would be read as numbers too.
    if not ((year + month + day).isascii() and (year + month + day).isdigit()):
        return None
    if not (1850 <= int(year) <= 2035 and 1 <= int(month) <= 12):
        return None
    if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{month}-{day}"
