# The program that works: processes, reminders, e-mail.
# docker build --file docker/worker.Dockerfile --tag dondoc-worker .
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY .swcrc ./
COPY tools tools
COPY libs libs
COPY apps apps
RUN node --input-type=module --eval "import { build } from './tools/build.mjs'; await build(console.log)"
RUN mkdir -p data accounts

FROM node:24.21.0-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
# The Node of this image runs the program, so the one among the packages stays out.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -r node_modules/node

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json ./
COPY --from=modules /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build --chown=node:node /app/data /data
COPY --from=build --chown=node:node /app/accounts /accounts
USER node
ENV DONDOC_DATA=/data DONDOC_PORT=3100
EXPOSE 3100
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http${process.env.DONDOC_TLS_CERT ? 's' : ''}://127.0.0.1:${process.env.DONDOC_PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "--no-concurrent-sparkplug", "--max-semi-space-size=16", "dist/apps/worker/src/main.js"]
