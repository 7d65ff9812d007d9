# The command line: dondoc <command>.
# docker build --file docker/cli.Dockerfile --tag dondoc-cli .
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
ENV DONDOC_DATA=/data
# Runs one command and ends: there is nothing to ask whether it lives.
HEALTHCHECK NONE
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "dist/apps/cli/src/main.js"]
CMD ["help"]
