"""How a clone becomes a running site or a test run on one machine: Python, packages, servers, processes."""
