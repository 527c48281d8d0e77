# One image for everything of danghao that runs: web, ingest, scheduler, workers. It holds no data and no secret.
# Both stages start from one image, so that the environment built in the first runs in the second.
ARG PYTHON=3.11.14-slim-bookworm

FROM python:${PYTHON} AS build
WORKDIR /build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/danghao
COPY requirements-server.lock ./
RUN /opt/danghao/bin/pip install --require-hashes --requirement requirements-server.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY archive archive
COPY extraction extraction
COPY ocr ocr
COPY index_mappings index_mappings
COPY ingest ingest
COPY search_api search_api
COPY danghao danghao
# What installs packages has no business where they run.
RUN /opt/danghao/bin/pip install --no-build-isolation --no-deps . \
    && /opt/danghao/bin/pip uninstall --yes setuptools pip \
    && python -m compileall -q /opt/danghao/lib

FROM python:${PYTHON}
# Debian removes old versions from its archive, so a version pinned here would soon not build; the release is pinned.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends openssl tesseract-ocr tesseract-ocr-chi-sim tini \
    && rm -rf /var/lib/apt/lists/* \
    && python -m pip uninstall --yes --root-user-action ignore pip setuptools wheel \
    && groupadd --gid 10001 danghao \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin danghao \
    && install -d -o danghao -g danghao -m 0750 /data
COPY --from=build /opt/danghao /opt/danghao
COPY deploy/prepare_credentials.sh /opt/danghao/bin/prepare-credentials
COPY deploy/prepare_search.py /opt/danghao/bin/prepare-search
ENV PATH=/opt/danghao/bin:$PATH \
    HOME=/tmp \
    LANG=C.UTF-8 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DANGHAO_DATA_DIR=/data
WORKDIR /opt/danghao
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=4 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/api/v1/healthz', timeout=8).read()"]
# tini ends the children that a stopped worker leaves behind, and passes signals on.
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["danghao", "serve", "--host", "0.0.0.0", "--port", "8000"]
