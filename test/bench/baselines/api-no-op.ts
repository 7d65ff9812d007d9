import './tell-cpu.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { SystemClock } from '#libs/adapters/clock-system';
import type { CommandAnswer } from '#libs/application';
import { readConfiguration } from '../../../apps/api/src/configuration/read-configuration.js';
import { createApp } from '../../../apps/api/src/create-app.js';
import { dataFolders } from '#libs/engine';
import { signIn } from '../sign-in.js';

/** The program's whole way from the socket to the command bus and back, with a bus that answers at once and stores nothing. */
const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const [token] = signIn(folder).values();
const configuration = readConfiguration({ DONDOC_DATA: folder, DONDOC_PORT: '0', DONDOC_LOG_LEVEL: 'error', DONDOC_REQUESTS_PER_MINUTE: '10000000' });
const app = await createApp(configuration, { folders: dataFolders(folder), eventLog: { kind: 'sqlite' }, clock: new SystemClock(), onLogBroken: () => undefined });
const answer: CommandAnswer = { ok: true, receipt: { id: 'a', stream: 'assignment-a', revision: 3, position: '0000000000001234', recorded: 1, repeated: false, warnings: [] } };
app.get(CommandBus).execute = () => Promise.resolve(answer as never);
await app.listen(0, '127.0.0.1');
process.stdout.write(`ready ${new URL(await app.getUrl()).port} /api/assignments/0b0c0d0e-0b0c-4b0c-8b0c-0b0c0d0e0f00/progress ${token}\n`);
