"""Finds a real Python that Balai can run on; read by any Python 3.6 or newer."""

import glob
import os
import subprocess
import sys

WANTED = ("3.13", "3.12", "3.14")  # in this order; .python-version says the same
OLDEST = (3, 12)
PROBE = (
    "import sys, ssl, zlib, ctypes;"
    "print('%d.%d.%d' % sys.version_info[:3]);"
    "print(getattr(sys, '_base_executable', None) or sys.executable)"
)


def choose(found):
    """Return the path to use among (path, (major, minor, micro)) pairs, or None when all are too old."""

    def rank(pair):
        short = "%d.%d" % pair[1][:2]
        return WANTED.index(short) if short in WANTED else len(WANTED)

    fit = [pair for pair in found if pair[1][:2] >= OLDEST]
    return min(fit, key=rank)[0] if fit else None


def candidates(environ):
    """Return paths that may be interpreters, the likeliest first, each once."""
    paths = [entry for entry in environ.get("PATH", "").split(os.pathsep) if entry]
    folders = [*paths, "/usr/local/bin", "/usr/bin", "/opt/homebrew/bin"]
    names = []
    for version in WANTED:
        names += [os.path.join(folder, "python" + version) for folder in folders]
        for pattern in _kept_by_version_managers(environ):
            names += sorted(glob.glob(pattern.format(version)), reverse=True)
    names += [os.path.join(folder, "python3") for folder in folders] + [sys.executable]
    return [name for name in dict.fromkeys(names) if name and os.access(name, os.X_OK)]


def _kept_by_version_managers(environ):
    """Yield patterns of interpreters that stand on no PATH: behind pyenv's shims, or fetched by uv."""
    for home in _homes(environ):
        yield os.path.join(home, ".pyenv", "versions", "{0}*", "bin", "python{0}")
        yield os.path.join(home, ".local", "share", "uv", "python", "cpython-{0}*", "bin", "python{0}")
    if environ.get("PYENV_ROOT"):
        yield os.path.join(environ["PYENV_ROOT"], "versions", "{0}*", "bin", "python{0}")
    if environ.get("UV_PYTHON_INSTALL_DIR"):
        yield os.path.join(environ["UV_PYTHON_INSTALL_DIR"], "cpython-{0}*", "bin", "python{0}")


def _homes(environ):
    """Return the home of the environment and that of the account, which differ in a bare environment."""
    return list(dict.fromkeys(home for home in (environ.get("HOME"), _home_of_account()) if home))


def _home_of_account():
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_dir
    except (ImportError, KeyError):
        return None


def probe(path, environ):
    """Return (real path, version) of an interpreter that starts and has what we need, else None."""
    try:
        answer = subprocess.run(
            [path, "-I", "-c", PROBE],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environ,
            timeout=20,
        )
        version, real = answer.stdout.decode().splitlines()[:2]
        return (real, tuple(int(part) for part in version.split(".")))
    except (OSError, ValueError, subprocess.SubprocessError):
        return None  # a shim without a version behind it, a build without ssl, no program at all


def find(environ):
    """Return (interpreter to use or None, all that start); the asking ends with the first of our choice."""
    found = []
    for path in candidates(environ):
        answer = probe(path, environ)
        if answer and answer not in found:
            found.append(answer)
            if "%d.%d" % answer[1][:2] == WANTED[0]:
                break
    return choose(found), [path for path, _ in found]
