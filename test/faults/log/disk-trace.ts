import { readFileSync } from 'node:fs';

/** What a traced process did to files and to its standard output, in order. */
export type DiskStep =
  | { readonly kind: 'unlink' | 'sync' | 'mkdir'; readonly path: string }
  | { readonly kind: 'create'; readonly path: string; readonly empties: boolean }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'append'; readonly path: string; readonly bytes: Buffer }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'said'; readonly text: string };

export const STRACE_ARGUMENTS = ['-f', '-y', '-xx', '-s', '1000000', '-e', 'trace=openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,mkdir', '-o'];

/**
 * Reads what `strace` wrote with the arguments above, all threads in one order: a call that others went on beside counts
 * from where it ended, so that nothing is taken for synced before. Failed calls and calls on other file descriptors are
 * left out.
 */
export function readTrace(path: string): readonly DiskStep[] {
  const unfinished = new Map<string, string>();
  return readFileSync(path, 'latin1')
    .split('\n')
    .flatMap((line) => {
      const [, thread = '', said = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
      if (said.endsWith(UNFINISHED)) {
        unfinished.set(thread, said.slice(0, -UNFINISHED.length));
        return [];
      }
      const resumed = RESUMED.exec(said)?.[1];
      return stepOf(resumed === undefined ? said : `${unfinished.get(thread)}${resumed}`) ?? [];
    });
}

const UNFINISHED = ' <unfinished ...>';
const RESUMED = /^<\.\.\. \w+ resumed>(.*)$/;

function stepOf(line: string): DiskStep | undefined {
  const call = /^(\w+)\((.*)\)\s+= (\d+)/.exec(line);
  if (!call) return undefined;
  const [, name = '', args = ''] = call;
  const path = text(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '').toString('utf8');
  const quoted = text(/"([^"]*)"/.exec(args)?.[1] ?? '');
  const lastNumber = Number(/(\d+)$/.exec(args)?.[1]);
  if (name === 'pwrite64') return { kind: 'write', path, offset: lastNumber, bytes: quoted.subarray(0, Number(call[3])) };
  if (name === 'write') return args.startsWith('1<') ? { kind: 'said', text: quoted.toString('utf8') } : { kind: 'append', path, bytes: quoted.subarray(0, Number(call[3])) };
  if (name === 'rename') return { kind: 'rename', path: quoted.toString('utf8'), to: text(/"([^"]*)"$/.exec(args)?.[1] ?? '').toString('utf8') };
  if (name === 'mkdir') return { kind: 'mkdir', path: quoted.toString('utf8') };
  if (name === 'fsync' || name === 'fdatasync') return { kind: 'sync', path };
  if (name === 'ftruncate') return { kind: 'truncate', path, length: lastNumber };
  if (name === 'unlink') return { kind: 'unlink', path: quoted.toString('utf8') };
  if (name === 'openat' && args.includes('O_CREAT')) return { kind: 'create', path: quoted.toString('utf8'), empties: args.includes('O_TRUNC') };
  return undefined;
}

function text(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}
