import { connect, type Socket } from 'node:net';

/** An answer as the benchmark needs it. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

interface Waiting {
  readonly resolve: (answer: HttpAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** No answer to a benchmark is longer. */
const READ_BYTES = 16_384;
const HEAD_END = '\r\n\r\n';
const CONTENT_LENGTH = /\r\ncontent-length: (\d+)/i;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Connections that this turn of the event loop has read from: what they brought is looked at together, when all is read. */
let read: HttpConnection[] = [];

function settleAll(): void {
  const connections = read;
  read = [];
  for (const connection of connections) connection.settle();
}

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. Written for load: the client shares two cores with the
 * server, so every microsecond spent here is missing there. Understands answers with a Content-Length only.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private readonly host: string;
  /** Bytes of an answer, a character each. */
  private received = '';
  private queued = false;
  private waiting: Waiting | null = null;

  private constructor(port: number, connected: () => void, failed: (error: Error) => void) {
    this.host = `127.0.0.1:${port}`;
    const onread = {
      buffer: Buffer.allocUnsafe(READ_BYTES),
      callback: (bytes: number, buffer: Uint8Array): boolean => this.take(buffer as Buffer, bytes),
    };
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true, onread }, connected);
    this.socket.once('error', failed);
    this.socket.on('error', (error) => this.fail(error));
    this.socket.on('close', () => this.fail(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const connection: HttpConnection = new HttpConnection(port, () => resolve(connection), reject);
    });
  }

  /** @param headers further header lines, each ending in CRLF. */
  request(method: string, path: string, headers: string, body: string): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(
        `${method} ${path} HTTP/1.1\r\nHost: ${this.host}\r\n${headers}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  /** Gives the answer to whoever waits for it, when all of it is there. */
  settle(): void {
    this.queued = false;
    const headEnd = this.received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const from = headEnd + HEAD_END.length;
    const end = from + Number(CONTENT_LENGTH.exec(this.received)?.[1] ?? 0);
    if (this.received.length < end) return;
    const { waiting, received } = this;
    const body = received.slice(from, end);
    this.received = received.slice(end);
    this.waiting = null;
    waiting?.resolve({ status: Number(received.slice(9, 12)), body: BEYOND_ASCII.test(body) ? Buffer.from(body, 'latin1').toString() : body });
  }

  private take(buffer: Buffer, bytes: number): boolean {
    this.received += buffer.toString('latin1', 0, bytes);
    if (this.queued) return true;
    this.queued = true;
    if (read.push(this) === 1) setImmediate(settleAll);
    return true;
  }

  private fail(error: Error): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.reject(error);
  }
}
