# The bot in a container; see docs/operations.md.
FROM python:3.13-slim

WORKDIR /app
COPY requirements/image.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/image.txt
COPY pyproject.toml README.md LICENSE run_bot.py ./
COPY bot bot
COPY handlers handlers
COPY faq faq
COPY demo demo
COPY knowledge knowledge
RUN pip install --no-cache-dir --no-deps . \
    && python -m compileall -q bot handlers demo \
    && useradd --uid 1000 --create-home --home-dir /data faq

USER 1000
WORKDIR /data
VOLUME /data
EXPOSE 8080
# A webhook needs FAQ_LISTEN=0.0.0.0:8080; to poll, no port is needed.
CMD ["python", "/app/run_bot.py"]
