import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ScannerUnavailableError, type ScanVerdict, type VirusScanner } from '#libs/application';

/** Where clamd listens: a port of this machine or another one, or a socket of this machine. */
export type ClamdPlace = { readonly host: string; readonly port: number } | { readonly path: string };

/** clamd loads its signatures anew from time to time, and answers nobody meanwhile. */
const PATIENCE_MS = 60_000;
const LONGEST_ANSWER = 4096;

/** Asks a clamd over its `INSTREAM` command: pieces with their length before them, an empty one at the end, then one line of answer. */
export class ClamdVirusScanner implements VirusScanner {
  constructor(
    private readonly place: ClamdPlace,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async scan(pieces: AsyncIterable<Uint8Array>): Promise<ScanVerdict> {
    const socket = connect(this.place);
    socket.setTimeout(this.patienceMs, () => socket.destroy(new Error('no answer in time')));
    const answer = answerOf(socket);
    answer.catch(() => undefined); // heard of below
    try {
      await send(socket, Buffer.from('zINSTREAM\0'));
      for await (const piece of pieces) {
        if (piece.length === 0) continue; // an empty one would be the end
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        await send(socket, length);
        // A refusal comes in the middle of a file that is too large; what is left is not wanted then.
        if (!(await send(socket, piece))) break;
      }
      await send(socket, Buffer.alloc(4));
      return verdictIn(await answer);
    } finally {
      socket.destroy();
    }
  }
}

/** False when the other side takes no more. */
async function send(socket: Socket, bytes: Uint8Array): Promise<boolean> {
  if (socket.destroyed || !socket.writable) return false;
  if (socket.write(bytes)) return true;
  await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
  return !socket.destroyed;
}

/** All that comes until the other side ends. @throws ScannerUnavailableError */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => {
      text += piece;
      if (text.length > LONGEST_ANSWER) socket.destroy(new Error('an answer without end'));
      else if (text.includes('\0')) resolve(text);
    });
    socket.on('error', (error) => {
      if (text === '') reject(new ScannerUnavailableError(error.message, { cause: error }));
      else resolve(text);
    });
    socket.on('close', () => resolve(text));
  });
}

/** @throws ScannerUnavailableError for everything but the two answers that are verdicts. */
function verdictIn(answer: string): ScanVerdict {
  const line = answer.split('\0')[0]?.trim() ?? '';
  if (line === 'stream: OK') return { kind: 'clean' };
  const signature = /^stream: (.{1,200}) FOUND$/.exec(line)?.[1];
  if (signature !== undefined) return { kind: 'found', signature };
  throw new ScannerUnavailableError(line === '' ? 'it hung up' : line.slice(0, 200));
}
