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
COPY tiaowen_client /src/tiaowen_client
RUN /opt/tiaowen/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps /src

FROM python:3.11-slim
# Everything that changes is in /srv/tiaowen: the root may be read-only, and this is what to back up.
RUN useradd --system --uid 1000 --home-dir /srv/tiaowen --shell /usr/sbin/nologin tiaowen \
 && install -d -o tiaowen -g tiaowen /srv/tiaowen
COPY --from=packages /opt/tiaowen /opt/tiaowen
COPY --chown=tiaowen:tiaowen corpus /srv/tiaowen/corpus
COPY --chown=tiaowen:tiaowen var/index /srv/tiaowen/index
USER tiaowen
WORKDIR /srv/tiaowen
VOLUME /srv/tiaowen
ENV PYTHONUTF8=1 TIAOWEN_HOST=0.0.0.0 TIAOWEN_PORT=8000 TIAOWEN_CORPUS=/srv/tiaowen/corpus \
    TIAOWEN_INDEX=/srv/tiaowen/index TIAOWEN_CACHE=/srv/tiaowen/cache \
    TIAOWEN_KEYS=/srv/tiaowen/keys.json TIAOWEN_FEEDBACK=/srv/tiaowen/feedback.jsonl
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["/opt/tiaowen/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["/opt/tiaowen/bin/tiaowen"]
CMD ["serve"]
