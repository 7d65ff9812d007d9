import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { DIST, ensureInstalled, PROGRAM_NODE_FLAGS, programNode, ROOT, run, ToolFailure } from './workspace.mjs';

/** Node keeps compiled code here, so that a second start is quick; where it cannot write, it goes without. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'compiled');

/** Installs and builds what is needed, then runs a built program in the caller's folder; resolves with its exit code. */
export async function launch(entry, args, { say, flags = [], env = process.env }) {
  await ensureInstalled(say);
  await ensureBuilt(say);
  const program = join(DIST, entry);
  if (!existsSync(program)) throw new ToolFailure(`Không có / There is no ${program}`);
  return run(programNode(), [...PROGRAM_NODE_FLAGS, ...flags, program, ...args], { cwd: process.cwd(), env: { NODE_COMPILE_CACHE: COMPILED, ...env } });
}
