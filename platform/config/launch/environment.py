"""Makes `.venv` hold exactly what a lock file names; read by any Python 3.6 or newer."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "balai.json")
TOOLS = os.path.join(ROOT, ".balai", "tools")
TOOLS_LOCK = os.path.join(HERE, "requirements-tools.lock")
RUN_LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"  # the second holds all of the first
CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


def say(text):
    print(text, flush=True)


def is_current(lock):
    """Tell in a few milliseconds whether the environment already holds what the lock names."""
    return os.access(PYTHON, os.X_OK) and _read_stamp().get(lock) == _digest(lock)


def build(lock, interpreter, others, environ):
    """Make or repair the environment; `others` are interpreters that may help where this one lacks pip."""
    environ = with_certificates(environ)
    environ["UV_PYTHON"] = interpreter
    uv = _find_uv(environ) or _install_uv([interpreter, *others], environ)
    if not _is_usable():
        say("Making the environment .venv with " + interpreter)
        _run([uv, "venv", "--quiet", "--clear", "--python", interpreter, VENV], environ)
    say("Installing the packages of " + lock + " (a few minutes the first time)")
    sync = [uv, "pip", "sync", "--quiet", "--python", PYTHON, "--require-hashes"]
    _run([*sync, os.path.join(ROOT, lock)], environ)
    editable = [uv, "pip", "install", "--quiet", "--python", PYTHON, "--no-deps", "--no-build-isolation"]
    _run([*editable, "--editable", ROOT], environ)
    _write_stamp(lock)


def with_certificates(environ):
    """Return the environment with the machine's certificates named: a network may have its own authority."""
    environ = dict(environ)
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"):
        environ.pop(name, None)
    known = next((path for path in CERTIFICATES if os.path.exists(path)), None)
    if known:
        environ.setdefault("SSL_CERT_FILE", known)
        environ.setdefault("PIP_CERT", environ["SSL_CERT_FILE"])
    if environ.get("PIP_INDEX_URL"):
        environ.setdefault("UV_DEFAULT_INDEX", environ["PIP_INDEX_URL"])
    return environ


def _find_uv(environ):
    for folder in [*environ.get("PATH", "").split(os.pathsep), os.path.join(TOOLS, "bin")]:
        path = os.path.join(folder, "uv")
        if os.access(path, os.X_OK) and _works([path, "--version"], environ):
            return path
    return None


def _install_uv(interpreters, environ):
    say("Installing uv, which installs the packages, into .balai/tools")
    for interpreter in interpreters:
        if _works([interpreter, "-m", "venv", "--clear", TOOLS], environ):
            pip = [os.path.join(TOOLS, "bin", "python"), "-m", "pip", "install"]
            break
        if _works([interpreter, "-m", "pip", "--version"], environ):
            pip = [interpreter, "-m", "pip", "install", "--target", TOOLS]
            break
    else:
        raise SystemExit(
            "This Python can make no environment: install its venv module"
            " (on Debian and Ubuntu: apt-get install python3-venv), then run the same command again."
        )
    quiet = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    _run([*pip, *quiet, "-r", TOOLS_LOCK], environ)
    return os.path.join(TOOLS, "bin", "uv")


def _is_usable():
    """Tell whether the environment was made for this folder by a Python that is still there."""
    made_for = _read_stamp().get("root", ROOT)
    version = "import sys; sys.exit(sys.version_info < (3, 12))"
    return made_for == ROOT and os.access(PYTHON, os.X_OK) and _works([PYTHON, "-c", version], os.environ)


def _works(command, environ):
    try:
        done = subprocess.run(
            command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except OSError:
        return False
    return done.returncode == 0


def _run(command, environ):
    """Run to the end, saying now and then that it is still at work; show its words only when it fails."""
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command, env=environ, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=words, stderr=words
        )
        began = time.time()
        while True:
            try:
                code = process.wait(timeout=10)
                break
            except subprocess.TimeoutExpired:
                say("  still at work after %d s" % (time.time() - began))
        if code:
            words.seek(0)
            sys.stderr.write(words.read().decode(errors="replace"))
            raise SystemExit(
                "That failed, for the reason above. When it is mended, run the same command again."
            )


def _digest(lock):
    """Return what the environment depends on as one word: lock, own metadata, interpreter, folder."""
    whole = hashlib.sha256(ROOT.encode())
    for path in (
        os.path.join(ROOT, lock),
        os.path.join(ROOT, "pyproject.toml"),
        os.path.join(VENV, "pyvenv.cfg"),
    ):
        with open(path, "rb") as file:
            whole.update(hashlib.sha256(file.read()).digest())
    return whole.hexdigest()


def _read_stamp():
    try:
        with open(STAMP) as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def _write_stamp(lock):
    stamp = {"root": ROOT, lock: _digest(lock)}
    if lock == DEV_LOCK:
        stamp[RUN_LOCK] = _digest(RUN_LOCK)
    with open(STAMP, "w") as file:
        json.dump(stamp, file)
