# The verifier: checks a copy of the log, offline.
# docker build --file docker/auditor.Dockerfile --tag dondoc-auditor .
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY .swcrc ./
COPY tools tools
COPY libs libs
COPY apps apps
RUN node --input-type=module --eval "import { build } from './tools/build.mjs'; await build(console.log)"
RUN mkdir -p copy

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json ./
# Nothing but the verifier, with the mathematics in it: it needs no package.
COPY --from=build /app/dist/apps/auditor dist/apps/auditor
COPY --from=build --chown=node:node /app/copy /copy
USER node
# Runs once and ends: there is nothing to ask whether it lives.
HEALTHCHECK NONE
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "--no-concurrent-sparkplug", "--no-concurrent-recompilation", "--max-semi-space-size=4", "dist/apps/auditor/src/main.js"]
CMD ["--help"]
