# The browser files are built with Node.js, the Python packages with pip; the image that runs has neither.
FROM node:20-slim AS browser
WORKDIR /build/browser
COPY browser/package.json browser/package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund
COPY browser ./
RUN npm run --silent build

FROM python:3.11-slim AS packages
COPY requirements.lock .
RUN python -m venv --without-pip /opt/kikao \
 && pip --python /opt/kikao/bin/python install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim
RUN useradd --create-home --uid 1000 kikao && install -d -o kikao -m 0700 /data
COPY --from=packages /opt/kikao /opt/kikao
WORKDIR /app
COPY LICENSE ./
COPY locales locales
COPY topic_guides topic_guides
COPY server server
COPY --from=browser /build/server/static server/static
ENV PATH=/opt/kikao/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    KIKAO_HOST=0.0.0.0 KIKAO_PORT=8000 KIKAO_DATA=/data
USER kikao
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD \
  ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"KIKAO_PORT\"]}/healthz', timeout=4)"]
CMD ["sh", "-c", "python -m server migrate && exec python -m server serve"]
