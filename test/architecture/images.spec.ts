import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { validate, ValidationSeverity } from 'dockerfile-utils';
import { faultsOf, stagesOf } from '../images/dockerfile.js';

const FOLDER = 'docker';
const IMAGES = readdirSync(FOLDER).filter((file) => file.endsWith('.Dockerfile'));
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

const { ERROR } = ValidationSeverity;
/** What a linter of Dockerfiles says, with the line; every one of its rules counts. */
const lint = (text: string): readonly string[] =>
  validate(text, {
    deprecatedMaintainer: ERROR, directiveCasing: ERROR, emptyContinuationLine: ERROR, instructionCasing: ERROR, instructionCmdMultiple: ERROR,
    instructionEntrypointMultiple: ERROR, instructionHealthcheckMultiple: ERROR, instructionJSONInSingleQuotes: ERROR, instructionWorkdirRelative: ERROR,
  }).map(({ message, range }) => `${range.start.line + 1}: ${message}`);

describe('the images', () => {
  it('are one for each program; the web application is served by the api', () => {
    expect(IMAGES.map((file) => file.replace('.Dockerfile', '')).toSorted()).toEqual(readdirSync('apps').filter((app) => app !== 'web').toSorted());
  });

  it.each(IMAGES)('%s keeps the rules', (file) => {
    expect(faultsOf(textOf(file))).toEqual([]);
  });

  it.each(IMAGES)('%s passes the linter', (file) => {
    expect(lint(textOf(file))).toEqual([]);
  });

  it.each([
    ['an instruction that does not exist', (text: string) => text.replace('WORKDIR /app', 'WORKDIRR /app'), /Unknown instruction: WORKDIRR/],
    ['a relative folder', (text: string) => text.replace('WORKDIR /app', 'WORKDIR app'), /WORKDIR/],
    ['two commands', (text: string) => `${text}\nCMD ["node"]\n`, /CMD/],
    ['a port that is none', (text: string) => text.replace('EXPOSE 3000', 'EXPOSE a'), /EXPOSE|Invalid containerPort/],
    ['a base that is missing', (text: string) => text.replace('FROM node:24.21.0-bookworm-slim AS modules', 'FROM'), /no arguments/],
    ['single quotes', (text: string) => text.replace(/CMD \["node", "--dis.*/, "CMD ['node']"), /quotes/],
  ])('would be found out by the linter: %s', (_, spoil, words) => {
    expect(lint(spoil(textOf('api.Dockerfile'))).join()).toMatch(words);
  });

  it.each(IMAGES)('%s runs the Node that the lock file names', (file) => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, { readonly version: string }>> };
    const version = packages['node_modules/node']?.version ?? '';
    expect(stagesOf(textOf(file)).map(({ base }) => base)).toEqual(stagesOf(textOf(file)).map(() => `node:${version}-bookworm-slim`));
  });

  it('take nothing from the checkout but what is named', () => {
    const [first, ...rest] = readFileSync('.dockerignore', 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect([first, rest.filter((line) => line.startsWith('!'))]).toEqual(['*', ['!package.json', '!package-lock.json', '!.swcrc', '!tools', '!apps', '!libs']]);
  });

  const GOOD = textOf('api.Dockerfile');
  it.each([
    ['a base that changes', GOOD.replaceAll('node:24.21.0-bookworm-slim', 'node:latest'), 'not pinned: node:latest'],
    ['root', GOOD.replace('USER node', 'USER root'), 'runs as root'],
    ['nobody named', GOOD.replace('USER node\n', ''), 'runs as root'],
    ['no look at its health', GOOD.replace(/HEALTHCHECK.*\n/, ''), 'no HEALTHCHECK'],
    ['a shell around the program', GOOD.replace(/CMD \["node", "--dis.*/, 'CMD node main.js'), 'no CMD in words: signals would end in a shell'],
    ['everything copied', GOOD.replace('COPY apps apps', 'COPY . .'), 'copies everything: . .'],
    ['packages as they come', GOOD.replace('npm ci --ignore-scripts', 'npm install'), 'not the same every time: npm install --no-audit --no-fund'],
    ['a secret inside', GOOD.replace('ENV NODE_ENV=production', 'ENV DB_PASSWORD=x'), 'a secret in an image: DB_PASSWORD=x'],
    ['what built it inside', GOOD.slice(GOOD.lastIndexOf('FROM')), 'one stage: what builds it is shipped'],
    ['work in the image itself', GOOD.replace('USER node', 'RUN true\nUSER node'), 'RUN in the image itself'],
  ])('would be found out: %s', (_, text, fault) => {
    expect(faultsOf(text)).toContain(fault);
  });
});
