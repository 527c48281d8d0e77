"""From readings to mentions: names, dates, addresses, case types and numbers, each tied to its place on the page."""
