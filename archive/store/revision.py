"""The revision of the schema that this program works with. It stands alone so that comparing it loads nothing."""

HEAD = "0006"
