import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/**
 * Every rule that guards an arrow can fail silently, so each is shown to fail: one forbidden import per arrow is planted
 * in a copy of the layout and linted with the project's own configuration. The controls beside them must stay clean.
 */
const FORBIDDEN: Readonly<Record<string, string>> = {
  'libs/domain/src/kernel/planted-application.ts': `import '#libs/application';`,
  'libs/domain/src/kernel/planted-adapter.ts': `import '#libs/adapters/event-log-memory';`,
  'libs/domain/src/kernel/planted-testing.ts': `import '#libs/testing';`,
  'libs/domain/src/kernel/planted-specimens.ts': `import '#libs/testing/domain';`,
  'libs/domain/src/kernel/planted-package.ts': `import 'rxjs';`,
  'libs/domain/src/kernel/planted-node.ts': `import 'node:crypto';`,
  'libs/domain/src/kernel/planted-path.ts': `import '../../../application/src/index.js';`,
  'libs/domain/src/kernel/planted-type.ts': `import type { EventLog } from '#libs/application';\nexport type Planted = EventLog;`,
  'libs/domain/src/kernel/planted-clock.ts': `export const planted = () => Date.now();`,
  'libs/domain/src/kernel/planted-chance.ts': `export const planted = () => Math.random();`,
  'libs/domain/src/kernel/planted-timer.ts': `export const planted = () => setTimeout(() => {}, 1);`,
  'libs/application/src/commands/planted-adapter.ts': `import '#libs/adapters/event-log-sqlite';`,
  'libs/application/src/commands/planted-testing.ts': `import '#libs/testing';`,
  'libs/application/src/commands/planted-app.ts': `import '../../../../apps/api/main.js';`,
  'libs/application/src/commands/planted-deep.ts': `import '#libs/domain/src/kernel/index.js';`,
  'libs/application/src/commands/planted-path.ts': `import '../../../domain/src/index.js';`,
  'libs/application/src/commands/planted-sqlite.ts': `import 'node:sqlite';`,
  'libs/application/src/commands/planted-web.ts': `import 'fastify';`,
  'libs/application/src/commands/planted-client.ts': `import '@eventstore/db-client';`,
  'libs/adapters/event-log-memory/src/planted-redis.ts': `import 'ioredis';`,
  'libs/adapters/event-log-eventstoredb/src/planted-redis.ts': `import 'bullmq';`,
  'libs/adapters/deadline-timer-bullmq/src/planted-adapter.ts': `import '#libs/adapters/event-log-memory';`,
  'libs/adapters/deadline-timer-bullmq/src/planted-client.ts': `import '@eventstore/db-client';`,
  'apps/api/src/planted-redis.ts': `import 'bullmq';`,
  'libs/adapters/event-log-memory/src/planted-client.ts': `import '@eventstore/db-client';`,
  'libs/adapters/event-log-eventstoredb/src/planted-adapter.ts': `import '#libs/adapters/event-log-sqlite';`,
  'libs/adapters/event-log-eventstoredb/src/planted-delete.ts': `import { EventStoreDBClient } from '@eventstore/db-client';\nexport const planted = (client: EventStoreDBClient) => client.deleteStream('a');`,
  'libs/adapters/event-log-eventstoredb/src/planted-tombstone.ts': `export const planted = (client: { tombstoneStream(name: string): void }) => client.tombstoneStream('a');`,
  'libs/adapters/event-log-eventstoredb/src/planted-metadata.ts': `export const planted = (client: { setStreamMetadata(name: string): void }) => client.setStreamMetadata('a');`,
  'libs/sample/src/planted-client.ts': `import '@eventstore/db-client';`,
  'apps/api/src/planted-client.ts': `import '@eventstore/db-client';`,
  'libs/adapters/event-log-memory/src/planted-adapter.ts': `import '#libs/adapters/event-log-sqlite';`,
  'libs/adapters/event-log-memory/src/planted-path.ts': `import '../../event-log-sqlite/src/index.js';`,
  'libs/adapters/event-log-memory/src/planted-testing.ts': `import '#libs/testing';`,
  'libs/adapters/event-log-memory/src/planted-app.ts': `import '../../../../apps/api/main.js';`,
  'libs/adapters/event-log-memory/src/planted-deep.ts': `import '#libs/application/src/ports/event-log.js';`,
  'libs/application/src/commands/planted-engine.ts': `import '#libs/engine';`,
  'libs/adapters/event-log-memory/src/planted-engine.ts': `import '#libs/engine';`,
  'libs/engine/src/planted-testing.ts': `import '#libs/testing';`,
  'libs/engine/src/planted-sample.ts': `import '#libs/sample';`,
  'libs/engine/src/planted-app.ts': `import '../../../apps/api/main.js';`,
  'libs/engine/src/planted-web.ts': `import 'fastify';`,
  'libs/engine/src/planted-client.ts': `import '@eventstore/db-client';`,
  'libs/engine/src/planted-deep-adapter.ts': `import '#libs/adapters/event-log-sqlite/src/sqlite-event-log.js';`,
  'apps/api/src/planted-deep-engine.ts': `import '#libs/engine/src/engine.js';`,
  'apps/worker/src/planted-path.ts': `import '../../api/src/main.js';`,
  'libs/sample/src/planted-engine.ts': `import '#libs/engine';`,
  'libs/sample/src/planted-adapter.ts': `import '#libs/adapters/event-log-memory';`,
  'apps/api/src/planted-testing.ts': `import '#libs/testing';`,
  'apps/api/src/planted-specimens.ts': `import '#libs/testing/domain';`,
  'apps/api/src/planted-deep.ts': `import '#libs/domain/src/kernel/time.js';`,
  'apps/api/src/planted-deep-adapter.ts': `import '#libs/adapters/event-log-sqlite/src/sqlite-event-log.js';`,
  'apps/cli/src/planted-path.ts': `import '../../api/src/main.js';`,
  'apps/auditor/src/planted-application.ts': `import '#libs/application';`,
  'apps/auditor/src/planted-adapter.ts': `import '#libs/adapters/event-log-sqlite';`,
  'apps/auditor/src/planted-deep.ts': `import '#libs/domain/src/kernel/index.js';`,
  'apps/auditor/src/planted-package.ts': `import 'cli-progress';`,
  'apps/auditor/src/planted-path.ts': `import '../../cli/src/main.js';`,
  'apps/auditor/src/planted-database.ts': `import 'node:sqlite';`,
  'apps/web/src/duty/planted-domain.ts': `import '#libs/domain';`,
  'apps/web/src/duty/planted-type.tsx': `import type { Box } from '#libs/domain';\nexport type Planted = Box;`,
  'apps/web/src/duty/planted-path.ts': `import '../../../api/src/main.js';`,
  'apps/web/src/duty/planted-library.tsx': `import '../../../../libs/domain/index.js';`,
  'apps/web/src/duty/planted-node.ts': `import 'node:fs';`,
  'apps/web/src/duty/planted-server.ts': `import '@nestjs/common';`,
};

const ALLOWED: Readonly<Record<string, string>> = {
  'libs/domain/src/kernel/control.ts': `import './clean.js';`,
  'libs/domain/src/kernel/control.spec.ts': `import '#libs/testing';\nimport 'node:fs';`,
  'libs/application/src/commands/control.ts': `import '#libs/domain';\nimport '@nestjs/cqrs';`,
  'libs/adapters/event-log-memory/src/control.ts': `import '#libs/application';\nimport 'node:sqlite';`,
  'libs/adapters/event-log-memory/src/control.spec.ts': `import '#libs/testing';`,
  'libs/adapters/event-log-eventstoredb/src/control.ts': `import '@eventstore/db-client';`,
  'libs/adapters/deadline-timer-bullmq/src/control.ts': `import '#libs/application';\nimport 'bullmq';\nimport 'ioredis';`,
  'libs/sample/src/control.ts': `import '#libs/application';`,
  'libs/engine/src/control.ts': `import '#libs/adapters/event-log-sqlite';\nimport '@nestjs/common';`,
  'apps/worker/src/control.ts': `import '#libs/engine';\nimport '#libs/engine/preload';`,
  'apps/api/src/control.ts': `import '#libs/adapters/event-log-sqlite';\nimport 'fastify';`,
  'apps/web/src/duty/control.tsx': `import 'react';\nimport '../api/client.js';`,
  'apps/auditor/src/control.ts': `import '#libs/domain';\nimport 'node:fs';`,
};

/**
 * Dynamic imports and `require` escape the lint rule, so they are looked for by reading. The engine alone loads adapters and
 * files of its own when they are wanted.
 */
const DYNAMIC = /\bimport\s*\(\s*['"`]|\brequire\s*\(/;
const DYNAMIC_IN_ENGINE = /\bimport\s*\(\s*(?!'#libs\/adapters\/[a-z-]+'|'\.\/)['"`]|\brequire\s*\(/;

const root = process.cwd();
let folder = '';
let failures = new Map<string, string[]>();

async function plant(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${text}\n`);
  }
}

function lint(): Promise<Map<string, string[]>> {
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [oxlint, '--config', '.oxlintrc.json', '--format', 'json', '.'], { cwd: folder }, (_error, stdout) => {
      try {
        const report = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
        const found = new Map<string, string[]>();
        for (const { code, filename } of report.diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
        resolve(found);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc arrows '));
  await cp(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  await plant(FORBIDDEN);
  await plant(ALLOWED);
  failures = await lint();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the arrows domain ← application ← adapters ← engine ← apps', () => {
  it.each(Object.keys(FORBIDDEN))('refuses %s', (path) => {
    expect(failures.get(path)?.some((code) => code.includes('no-restricted'))).toBe(true);
  });

  it.each(Object.keys(ALLOWED))('lets %s pass', (path) => {
    expect(failures.get(path) ?? []).toEqual([]);
  });

  it('meets no dynamic import of another room in the libraries', async () => {
    const offenders: string[] = [];
    for (const entry of await readdir(join(root, 'libs'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.spec.ts')) continue;
      const path = join(entry.parentPath, entry.name);
      if (path.includes(join('libs', 'testing'))) continue;
      const dynamic = path.includes(join('libs', 'engine')) ? DYNAMIC_IN_ENGINE : DYNAMIC;
      if (dynamic.test(await readFile(path, 'utf8'))) offenders.push(path.slice(root.length + 1));
    }
    expect(offenders).toEqual([]);
  });

  it('would notice a dynamic import', () => {
    expect(DYNAMIC.test(`const planted = await import('#libs/application');`)).toBe(true);
    expect(DYNAMIC_IN_ENGINE.test(`const planted = await import('#libs/testing');`)).toBe(true);
    expect(DYNAMIC_IN_ENGINE.test(`const planted = await import('#libs/adapters/event-log-memory');`)).toBe(false);
  });
});
