import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { ReplayedImages } from './replayed-image.js';

const images = new ReplayedImages();
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => images.remove());

const textOf = (app: string): string => readFileSync(join('docker', `${app}.Dockerfile`), 'utf8');

/** Builds an image, and starts it as it says. */
function started(app: string, more: Readonly<Record<string, string>> = {}): { readonly folder: string; readonly out: () => string; readonly ended: Promise<number | null>; readonly health: () => Promise<number | null> } {
  const text = textOf(app);
  const folder = images.build(text);
  const { words, health } = images.commandOf(text, folder);
  let said = '';
  const start = (what: readonly string[]): ChildProcess => {
    const child = images.start(text, folder, what, more);
    running.push(child);
    return child;
  };
  const child = start(words);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += String(data)));
  const endOf = (one: ChildProcess): Promise<number | null> => new Promise((resolve) => one.once('close', resolve));
  return { folder, out: () => said, ended: endOf(child), health: async () => (health === null ? null : endOf(start(health))) };
}

describe('what is copied, run and started for each image, in clean folders', () => {
  it('api: answers, says so to whoever asks for its health, and has nothing of the tests or the tools with it', async () => {
    const { folder, out, health } = started('api', { DONDOC_PORT: '38471' });
    for (let tries = 0; tries < 300 && !out().includes('ready: '); tries++) await pause(100);
    expect(out()).toMatch(/invitations\/\S+[^]*ready: http:\/\/127\.0\.0\.1:38471/);
    expect(await health()).toBe(0);
    const inImage = (path: string): boolean => existsSync(join(folder, 'app', path));
    expect(['apps', 'libs', 'tools', 'node_modules/jest', 'node_modules/oxlint', 'node_modules/node'].filter(inImage)).toEqual([]);
    expect(['dist/apps/api/src/main.js', 'node_modules/fastify', '../data', '../accounts', '../keys'].filter((path) => !inImage(path))).toEqual([]);
  }, 900_000);

  it('api: is not healthy while it does not answer', async () => {
    const { health } = started('api', { DONDOC_PORT: '38472', DONDOC_LOG_LEVEL: 'no such level' });
    expect(await health()).toBe(1);
  }, 900_000);

  it('worker: starts, and says what its configuration lacks', async () => {
    const { ended, out } = started('worker');
    expect(await ended).toBe(2);
    expect(out()).toContain('DONDOC_EVENT_LOG: worker riêng chỉ dùng với eventstoredb');
  }, 900_000);

  it.each([
    ['cli', 'install-acl'],
    ['auditor', ''],
  ])('%s: tells what it can do', async (app, word) => {
    const { ended, out } = started(app);
    expect(await ended).toBe(0);
    expect(out()).toContain(word);
    expect(out().length).toBeGreaterThan(200);
  }, 900_000);
});
