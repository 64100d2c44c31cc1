# One image for web, worker and beat; compose.yaml says which of them a container is.
FROM python:3.13-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    WEB_BIND=0.0.0.0:8000 STATIC_ROOT=/srv/static MEDIA_ROOT=/srv/media
WORKDIR /srv/balai

COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock

# An editable install names the import roots at the end of the path: platform/ never goes on PYTHONPATH.
# Words and page files belong to the image; the key is only for that step.
COPY . .
RUN pip install --no-deps --no-build-isolation --editable . \
 && SECRET_KEY=only-for-the-build python manage.py prepare --files-only \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin balai \
 && mkdir -p /srv/media && chown balai /srv/media
USER balai

EXPOSE 8000
CMD ["gunicorn", "--config", "platform/config/gunicorn.py"]
