import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { stagesOf, wordsOf, type Instruction, type Stage } from './dockerfile.js';

const NODE_FOLDER = join(process.cwd(), 'node_modules', 'node', 'bin');
/** As `.dockerignore` says. */
const LEFT_OUT = /\.(?:spec|long)\.ts$/;
const STEP_PATIENCE_MS = 600_000;

/** What an image says about how it runs. */
export interface ImageCommand {
  readonly words: readonly string[];
  readonly health: readonly string[] | null;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Does without a container what building and running an image would: each stage is a folder, COPY copies, RUN runs in it, with the Node
 * of the base image and nothing of the checkout but what is copied. It shows that the steps fit together, not what a kernel keeps apart.
 */
export class ReplayedImages {
  readonly home = mkdtempSync(join(tmpdir(), 'images-'));
  /** Folders of stages by what was done in them: most images begin alike. */
  private readonly done = new Map<string, string>();

  /** Builds an image; gives its folder. @throws with what a step said when it fails. */
  build(dockerfile: string): string {
    const named = new Map<string, string>();
    let folder = '';
    for (const stage of stagesOf(dockerfile)) {
      folder = this.stage(stage, named);
      if (stage.name !== null) named.set(stage.name, folder);
    }
    return folder;
  }

  /** How the image in a Dockerfile runs; paths from the root are those of its folder. */
  commandOf(dockerfile: string, folder: string): ImageCommand {
    const { instructions } = stagesOf(dockerfile).at(-1) as Stage;
    const last = (name: string): string => instructions.findLast((instruction) => instruction.name === name)?.text ?? '';
    const health = last('HEALTHCHECK');
    const environment: Record<string, string> = {};
    for (const { name, text } of instructions) {
      if (name === 'ENV') for (const [, variable = '', value = ''] of text.matchAll(/(\w+)=(\S+)/g)) environment[variable] = value.startsWith('/') ? join(folder, value) : value;
    }
    return { words: [...(wordsOf(last('ENTRYPOINT')) ?? []), ...(wordsOf(last('CMD')) ?? [])], health: health === 'NONE' ? null : wordsOf(health.slice(health.indexOf('['))), environment };
  }

  /** Starts words in the image's WORKDIR with its environment and more. */
  start(dockerfile: string, folder: string, words: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcess {
    const [program = '', ...args] = words;
    return spawn(program, args, { cwd: join(folder, workdirOf(stagesOf(dockerfile).at(-1) as Stage)), env: { PATH: pathOf(), ...this.commandOf(dockerfile, folder).environment, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  private stage({ instructions }: Stage, named: ReadonlyMap<string, string>): string {
    const key = JSON.stringify(instructions);
    const before = this.done.get(key);
    if (before !== undefined && !key.includes('--from=')) return before;
    const folder = mkdtempSync(join(this.home, 'stage-'));
    let workdir = '/';
    for (const instruction of instructions) {
      if (instruction.name === 'WORKDIR') workdir = instruction.text;
      mkdirSync(join(folder, workdir), { recursive: true });
      if (instruction.name === 'COPY') copy(instruction, folder, workdir, named);
      if (instruction.name === 'RUN') run(instruction.text, join(folder, workdir));
    }
    this.done.set(key, folder);
    return folder;
  }
}

const pathOf = (): string => `${NODE_FOLDER}:${process.env['PATH'] ?? ''}`;
const workdirOf = ({ instructions }: Stage): string => instructions.findLast(({ name }) => name === 'WORKDIR')?.text ?? '/';

function copy({ text }: Instruction, folder: string, workdir: string, named: ReadonlyMap<string, string>): void {
  const words = text.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const to = paths.pop() ?? '';
  const target = to.startsWith('/') ? join(folder, to) : join(folder, workdir, to);
  for (const path of paths) {
    const source = from === undefined ? join(process.cwd(), path) : join(named.get(from) ?? `no stage ${from}`, path);
    if (!existsSync(source)) throw new Error(`COPY ${text}: there is no ${source}`);
    const into = to.endsWith('/') ? join(target, basename(path)) : target;
    mkdirSync(dirname(into), { recursive: true });
    if (statSync(source).isDirectory()) mkdirSync(into, { recursive: true });
    cpSync(source, into, { recursive: true, filter: (file) => !LEFT_OUT.test(file) });
  }
}

function run(command: string, cwd: string): void {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, env: { ...process.env, PATH: pathOf(), npm_config_prefer_offline: 'true' }, encoding: 'utf8', timeout: STEP_PATIENCE_MS });
  if (status !== 0) throw new Error(`RUN ${command}: ${status} ${stdout.slice(-2_000)}${stderr.slice(-2_000)}; there are ${readdirSync(cwd).join(', ')}`);
}
