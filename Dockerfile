# The same Node that the tests run on (tools/node-versions.mjs). A tag and not a digest: nobody could look a digest up where this was
# written. To be sure of what you get, look it up (`docker buildx imagetools inspect <image>`) and set NODE_IMAGE to image@sha256:....
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY . .
RUN npm run build -- --no-install --out /opt/meervoud
# without the optional packages: here the database is a server, so its binaries stay behind
RUN cd /opt/meervoud && npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM ${NODE_IMAGE}
RUN groupadd --system --gid 10001 meervoud \
 && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/meervoud --shell /usr/sbin/nologin meervoud \
 && install --directory --owner=meervoud --group=meervoud --mode=0700 /var/lib/meervoud
COPY --from=build /opt/meervoud /opt/meervoud
ENV NODE_ENV=production MEERVOUD_CONFIG=/etc/meervoud/meervoud.json
USER 10001:10001
WORKDIR /var/lib/meervoud
EXPOSE 8480
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["node", "/opt/meervoud/bin/healthy.mjs", "http://127.0.0.1:8480/v1/health"]
ENTRYPOINT ["node", "/opt/meervoud/bin/meervoud.mjs"]
CMD ["gateway"]
