"""`make shots`, `make bench`, `make prove`: runs a module of `tests/` on servers of the tests' own."""

import importlib.util
import os
import shlex
import subprocess
import sys

from config.launch import chromium, local, servers
from config.launch.folders import ROOT, TEST, CannotStart


def main(module: str) -> int:
    """Run the module with the words of `ARGS`; returns its exit code."""
    if importlib.util.find_spec(module) is None:
        print(f"There is no {module} yet: write {module.replace('.', '/')}.py with a main part first.")
        return 1
    chromium.see_to_it(print)
    try:
        with servers.running(TEST, for_test=True, environ=os.environ) as addresses:
            environ = local.test_environment(os.environ, addresses)
            compiling = [sys.executable, "manage.py", "messages", "--compile"]
            subprocess.run(compiling, cwd=ROOT, env=environ, check=True)
            words = shlex.split(os.environ.get("ARGS", ""))
            return subprocess.run(
                [sys.executable, "-m", module, *words], cwd=ROOT, env=environ, check=False
            ).returncode
    except CannotStart as reason:
        print(reason)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
