# One image; docker-compose.yml gives it its commands (web, worker, beat, migrate).
FROM python:3.13-slim AS packages
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /build
COPY requirements/uv.txt requirements/base.txt ./
RUN pip install --no-cache-dir --require-hashes -r uv.txt \
    && uv venv /venv \
    && uv pip sync --require-hashes --python /venv/bin/python base.txt

FROM node:24-slim AS front
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM python:3.13-slim
# Commits are read from clones by git itself.
RUN apt-get update -qq \
    && apt-get install -qqy --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin periplus \
    && install -d -o periplus -g periplus /data
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PERIPLUS_HOME=/data \
    DJANGO_SETTINGS_MODULE=config.settings
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
COPY --from=front /build/node_modules node_modules
# The static files are part of the image: hashed and compressed once, the same for every container.
RUN python bin/setup front-end-files \
    && DATABASE_URL=postgresql://none/none REDIS_URL=redis://none PERIPLUS_STATIC=/app/collected \
    PERIPLUS_SECRET_KEY=only-while-building PERIPLUS_EMAIL_SALT=only-while-building \
    python manage.py collectstatic --noinput
ENV PERIPLUS_STATIC=/app/collected
USER periplus
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=4)"]
CMD ["gunicorn", "config.wsgi", "--config", "python:config.gunicorn"]
