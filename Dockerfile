# The bot with all it needs, without a compiler, for a user who is not root.
#   docker build -t maltu .                         learns Korean and English
#   docker build -t maltu --build-arg EXTRAS=ja .   Japanese as well, 260 MB more
# What these steps come to where no Docker is: python -m benchmarks.image
ARG PYTHON=3.11

FROM python:${PYTHON}-slim AS build
ARG EXTRAS=""
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_COMPILE=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
COPY constraints-build.txt constraints.txt constraints-ja.txt ./
RUN python -m venv /opt/maltu
ENV PATH=/opt/maltu/bin:$PATH
RUN pip install --quiet --require-hashes --only-binary :all: -r constraints-build.txt
RUN pip install --quiet --require-hashes --no-deps --no-build-isolation -r constraints.txt
RUN for extra in $EXTRAS; do \
      pip install --quiet --require-hashes --no-deps --no-build-isolation -r constraints-$extra.txt || exit 1; \
    done
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY adapters ./adapters
COPY storage ./storage
COPY styles ./styles
RUN pip install --quiet --no-deps --no-build-isolation .

# Nobody runs the tests of libraries here, checks types, installs more, or names things in 300 languages.
RUN pip uninstall --quiet --yes setuptools pip \
 && cd /opt/maltu/lib/python*/site-packages \
 && find . -depth -type d -name tests -exec rm -r {} + \
 && find . -name '*.pyi' -delete \
 && find babel/locale-data -name '*.dat' ! -name 'root.dat' ! -name 'en*' ! -name 'ko*' ! -name 'ja*' -delete
# Whoever runs it may not write there, so what is loaded and not compiled now would be compiled at every start; what is
# never loaded would be 40 MB for nothing.
RUN cd /opt/maltu/lib/python*/site-packages \
 && python -m compileall -q bot adapters storage styles \
 && python -P -c "import importlib, adapters.blogs.every_reader, adapters.chat.console, adapters.chat.discord, \
      adapters.chat.telegram, adapters.sandbox as s, alembic.command, asyncpg, bot.checkup, bot.parts as p, dbos, \
      feedparser, psycopg, styles.export.picture.chart, styles.learning.learn, styles.scoring.score; \
      [importlib.import_module(each) for each in (s.ANALYSER, *s.READERS, *p.LOADED)]"

FROM python:${PYTHON}-slim
RUN useradd --uid 10001 --user-group --home-dir /data --no-create-home --shell /usr/sbin/nologin maltu \
 && install --directory --owner=maltu --group=maltu --mode=0700 /data /backups
COPY --from=build /opt/maltu /opt/maltu
ENV PATH=/opt/maltu/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/data BACKUP_DIR=/backups HTTP_PORT=8080
USER 10001:10001
WORKDIR /data
VOLUME ["/data", "/backups"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-IS", "-c", "import http.client as h, os; c = h.HTTPConnection('127.0.0.1', int(os.environ['HTTP_PORT']), timeout=4); c.request('GET', '/readyz'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["python", "-P", "-m", "bot"]
