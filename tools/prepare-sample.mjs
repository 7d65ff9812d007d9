/**
 * What Jest does before the first spec that starts programs: the libraries joined (ADR 0047), and one data folder with the sample in it, which
 * most specs begin from (ADR 0122). Loading the sample takes as long as the rest of a start, and some fifty specs would each load the same.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hash, verify } from '@node-rs/argon2';
import joinLibraries from './join-libraries.mjs';
import { DIST, PLAIN_NODE_FLAGS, programNode, ROOT } from './workspace.mjs';

/** The least that argon2id allows: at the cost that protects people each of some six hundred sign-ins would take 70 ms of a processor. */
const CHEAP = { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 };

/** Names the prepared folder to the specs, which copy it (`test/e2e/running-program.ts`); without it each program loads the sample itself. */
const PREPARED = 'DONDOC_TEST_SAMPLE';

export default async function beforeSpecsThatStartPrograms() {
  await joinLibraries();
  const main = join(DIST, 'apps', 'api', 'src', 'main.js');
  // Not built: the spec that starts a program says so.
  if (existsSync(main)) process.env[PREPARED] = await prepareSample(main);
}

/** A program starts in an empty folder and is stopped as soon as it is ready. @throws when it ends otherwise than cleanly, with all it said. */
async function prepareSample(main) {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc sample '));
  const env = { PATH: process.env.PATH, DONDOC_PORT: '0', DONDOC_DATA: folder, DONDOC_REMINDERS: 'off', NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'compiled') };
  const child = spawn(programNode(), [...PLAIN_NODE_FLAGS, main], { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (data) => {
    said += String(data);
    if (/ready: http/u.test(said)) child.kill('SIGTERM');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`the sample could not be prepared (${code}): ${said}`);
  // As the program prints it beside each sample account.
  const [, password] = /^ +quantri +(\S+)/mu.exec(said) ?? [];
  await hashCheaply(join(folder, 'credentials.sqlite'), password);
  return folder;
}

/** The same password of all sample accounts, cheaper to check. @throws when it is not their password. */
async function hashCheaply(path, password) {
  const database = new DatabaseSync(path);
  const hashes = database.prepare('SELECT DISTINCT password_hash AS hash FROM account').all();
  if (hashes.length !== 1 || !(await verify(hashes[0].hash, password))) throw new Error('the sample accounts have not the password that is printed');
  database.prepare('UPDATE account SET password_hash = ?').run(await hash(password, CHEAP));
  database.close();
}
