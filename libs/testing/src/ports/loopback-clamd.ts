import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eicar } from '../specimens/hostile-files.js';

/** How it behaves. `limit`: longest file; `silent`: takes everything and answers nothing; `drops`: hangs up at once. */
export interface ClamdManners {
  readonly limit?: number;
  readonly manner?: 'honest' | 'silent' | 'drops' | 'babbles';
}

/** A clamd on loopback that knows one signature: what its protocol says, without its megabytes of signatures. */
export class LoopbackClamd {
  private constructor(
    private readonly server: Server,
    private readonly sockets: Set<Socket>,
  ) {}

  static async open({ limit = 30 * 1024 * 1024, manner = 'honest' }: ClamdManners = {}): Promise<LoopbackClamd> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
      if (manner === 'drops') socket.destroy();
      else if (manner === 'babbles') socket.end('HTTP/1.1 400 Bad Request\0');
      else if (manner === 'silent') socket.resume();
      else listen(socket, limit);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new LoopbackClamd(server, sockets);
  }

  get place(): { readonly host: string; readonly port: number } {
    return { host: '127.0.0.1', port: (this.server.address() as AddressInfo).port };
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

function listen(socket: Socket, limit: number): void {
  const [begin, known] = [Buffer.from('zINSTREAM\0'), Buffer.from(eicar())];
  let taken = Buffer.alloc(0);
  let begun = false;
  let file = Buffer.alloc(0);
  let size = 0;
  socket.on('data', (piece: Buffer) => {
    taken = Buffer.concat([taken, piece]);
    if (!begun) {
      if (taken.length < begin.length) return;
      if (!taken.subarray(0, begin.length).equals(begin)) return void socket.end('UNKNOWN COMMAND\0');
      begun = true;
      taken = taken.subarray(begin.length);
    }
    while (taken.length >= 4) {
      const length = taken.readUInt32BE(0);
      if (length === 0) return void socket.end(file.includes(known) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
      size += length;
      if (size > limit) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (taken.length < 4 + length) {
        size -= length;
        return;
      }
      file = Buffer.concat([file, taken.subarray(4, 4 + length)]).subarray(-1_000);
      taken = taken.subarray(4 + length);
    }
  });
}
