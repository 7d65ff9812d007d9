import { accept, reject, type Decider, type Decision } from '../kernel/index.js';

/**
 * `IntroduceLogKey`: the system names the key that it made at the first start. `RotateLogKey`: an administrator puts
 * another one in its place. `key` in the text form of a verifier key (c2sp.org/signed-note); its name is the origin of
 * the log's checkpoints.
 */
export type LogKeyCommand =
  | { readonly type: 'IntroduceLogKey'; readonly key: string }
  | { readonly type: 'RotateLogKey'; readonly key: string; readonly reason: string };

/**
 * Stream `log-key`: which key signs the checkpoints of this log, from each event on. The private halves are never in the
 * log. A checkpoint that covers a rotation first is signed by both keys, so that whoever trusts one learns of the other.
 */
export type LogKeyEvent =
  | { readonly type: 'LogKeyIntroduced'; readonly data: { readonly key: string } }
  | { readonly type: 'LogKeyRotated'; readonly data: { readonly key: string; readonly replaced: string; readonly reason: string } };

export type LogKeyRejection =
  /** Facts: `key`. */
  | 'log-key-already-introduced'
  /** There is none to replace. */
  | 'log-key-not-introduced'
  /** No verifier key of an Ed25519 log key. Facts: `key`. */
  | 'log-key-malformed'
  /** It is or was a key of this log. Facts: `key`. */
  | 'log-key-used-before'
  /** Its name is not the origin of this log. Facts: `origin`, `name`. */
  | 'log-key-of-another-log'
  /** Why it is replaced must be said. */
  | 'log-key-reason-missing';

export interface LogKeyState {
  /** In the order in which they came into force. */
  readonly keys: readonly string[];
}

export const initialLogKeys: LogKeyState = { keys: [] };

type Outcome = Decision<LogKeyEvent, LogKeyRejection>;

/** `<name>+<8 hexadecimal digits>+<base 64 of 0x01 and 32 bytes>`. */
const SHAPE = /^([^\s+]+)\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}$/u;

/** The origin that a key is for; null for text that is no key of a log. */
export const originOfKey = (key: string): string | null => SHAPE.exec(key)?.[1] ?? null;

export const logKeyDecider: Decider<LogKeyCommand, LogKeyState, LogKeyEvent, LogKeyRejection> = {
  initialState: initialLogKeys,
  decide: (command, { keys }): Outcome => {
    const { key } = command;
    const name = originOfKey(key);
    if (name === null) return reject('log-key-malformed', { key });
    const current = keys.at(-1);
    if (command.type === 'IntroduceLogKey') return current === undefined ? accept({ type: 'LogKeyIntroduced', data: { key } }) : reject('log-key-already-introduced', { key: current });
    if (current === undefined) return reject('log-key-not-introduced');
    if (keys.includes(key)) return reject('log-key-used-before', { key });
    const origin = originOfKey(current);
    if (name !== origin) return reject('log-key-of-another-log', { origin, name });
    if (command.reason.trim() === '') return reject('log-key-reason-missing');
    return accept({ type: 'LogKeyRotated', data: { key, replaced: current, reason: command.reason } });
  },
  evolve: ({ keys }, { data: { key } }) => ({ keys: [...keys, key] }),
};
