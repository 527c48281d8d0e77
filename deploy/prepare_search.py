#!/usr/bin/env python
"""Runs once before danghao starts: makes its own user of the search server, which may touch danghao's indexes alone.

Safe to run again: role and password are set to what they should be, so a new password file is a new password. It asks
as ``elastic`` and needs the standard library only.

Environment: ``DANGHAO_SEARCH_URL``, ``DANGHAO_SEARCH_CA_FILE``; the passwords are ``elastic_password`` and
``search_password`` in the folder that the first argument names (``/run/secrets``).
"""

from __future__ import annotations

import base64
import json
import os
import ssl
import sys
import urllib.error
import urllib.request
from pathlib import Path

USER = "danghao"
ROLE = {"cluster": [], "indices": [{"names": ["danghao-*"], "privileges": ["read", "write", "manage"]}]}


def main() -> None:
    """Make role and user, or say in one line what is wrong and end with status 1."""
    secrets = Path(sys.argv[1] if len(sys.argv) > 1 else "/run/secrets")
    try:
        passwords = {name: (secrets / f"{name}_password").read_text("utf-8").strip() for name in ("elastic", "search")}
        url = os.environ["DANGHAO_SEARCH_URL"].partition(",")[0].rstrip("/")
        context = ssl.create_default_context(cafile=os.environ["DANGHAO_SEARCH_CA_FILE"])
        for path, body in (
            (f"role/{USER}", ROLE),
            (f"user/{USER}", {"password": passwords["search"], "roles": [USER], "full_name": "danghao itself"}),
        ):
            put(f"{url}/_security/{path}", body, passwords["elastic"], context)
    except urllib.error.HTTPError as error:
        stop(f"{error.url} answered {error.code}: {error.read(500).decode('utf-8', 'replace')}")
    except KeyError as error:
        stop(f"{error.args[0]} is not set")
    except OSError as error:
        stop(str(error))
    sys.stdout.write(f"prepare-search: the user {USER} is in place\n")


def put(url: str, body: object, password: str, context: ssl.SSLContext) -> None:
    """Send one document as the user ``elastic``."""
    if not url.startswith("https://"):
        stop(f"{url} is not https, so no password is sent there")
    login = base64.b64encode(f"elastic:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers, method="PUT")  # noqa: S310 - see above
    with urllib.request.urlopen(request, timeout=30, context=context) as answer:  # noqa: S310 - see above
        answer.read()


def stop(reason: str) -> None:
    """End with a reason."""
    sys.stderr.write(f"prepare-search: {reason}\n")
    raise SystemExit(1)


if __name__ == "__main__":
    main()
