# The server alone: no PyTorch, no compiler. The index is built beforehand (`make image` does it)
# and carries the query encoder; nothing is fetched when the container runs.
FROM python:3.11-slim AS packages
COPY requirements/serve.lock /tmp/serve.lock
RUN python -m venv /opt/tiaowen \
 && /opt/tiaowen/bin/pip install --no-cache-dir --disable-pip-version-check --requirement /tmp/serve.lock
COPY pyproject.toml README.md LICENSE /src/
COPY indexer /src/indexer
COPY service /src/service
COPY eval /src/eval
RUN /opt/tiaowen/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps /src

FROM python:3.11-slim
RUN useradd --system --create-home --uid 1000 tiaowen
COPY --from=packages /opt/tiaowen /opt/tiaowen
COPY var/index /srv/index
USER tiaowen
ENV TIAOWEN_INDEX=/srv/index TIAOWEN_CACHE=/home/tiaowen/cache TIAOWEN_HOST=0.0.0.0 TIAOWEN_PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["/opt/tiaowen/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["/opt/tiaowen/bin/tiaowen", "serve"]
