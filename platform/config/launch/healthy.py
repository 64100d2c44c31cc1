"""Does the site answer? Asked by `make run` at its start and by compose.yaml all the time."""

import http.client
import os
import sys
from urllib.parse import urlsplit


def answers(port: int, host: str, page: str = "/") -> bool:
    """Tell whether the page comes from this machine's port without a server error."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", page, headers={"Host": host})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    site = urlsplit(os.environ.get("SITE_URL") or "http://localhost:8000")
    # Not /healthz: that also speaks for the worker and beat, which wait for this answer before they start.
    sys.exit(0 if answers(8000, site.netloc) else 1)
