import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** An e-mail as the server took it. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  /** Header names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Decides about a recipient or a whole message; a number is the code of the refusal, null takes it. */
type Judge = (address: string) => number | null;

/** A real SMTP server on loopback, which takes everything unless told otherwise; with a certificate it wants to be spoken to under STARTTLS only. */
export class LoopbackMailServer {
  readonly mails: TakenMail[] = [];
  /** What it says to RCPT TO, and after the message. */
  judgeRecipient: Judge = () => null;
  judgeMessage: Judge = () => null;
  private server: SMTPServer | null = null;
  private port = 0;

  constructor(private readonly secured: { readonly key: string; readonly cert: string } | null = null) {}

  /** Listens, on the same port again after it was closed. */
  async open(): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      ...(this.secured ?? { disabledCommands: ['STARTTLS'], hideSTARTTLS: true }),
      logger: false,
      closeTimeout: 200,
      onMailFrom: (_, { secure }, done) => done(this.secured === null || secure ? null : refusal(530)),
      onRcptTo: ({ address }, _, done) => done(refusal(this.judgeRecipient(address))),
      onData: (stream, { envelope: { rcptTo } }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = rcptTo.map(({ address }) => address);
          const refused = refusal(this.judgeMessage(to[0] ?? ''));
          if (refused === null) this.mails.push(read(Buffer.concat(chunks).toString('latin1'), to));
          done(refused);
        });
      },
    });
    server.on('error', () => undefined); // a client that goes away
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
    return this.port;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Waits until so many have come. @throws Error after `patienceMs`. */
  async until(count: number, patienceMs = 10_000): Promise<readonly TakenMail[]> {
    const until = performance.now() + patienceMs;
    while (this.mails.length < count) {
      if (performance.now() > until) throw new Error(`${this.mails.length} of ${count} e-mails came`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.mails;
  }
}

const refusal = (code: number | null): Error | null => (code === null ? null : Object.assign(new Error('refused by the test'), { responseCode: code }));

function read(raw: string, to: readonly string[]): TakenMail {
  const split = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of raw.slice(0, split).replace(/\r\n[ \t]+/g, ' ').split('\r\n')) headers.set(line.slice(0, line.indexOf(':')).toLowerCase(), decodedWords(line.slice(line.indexOf(':') + 1).trim()));
  return { to, messageId: headers.get('message-id') ?? '', subject: headers.get('subject') ?? '', headers, text: decodedBody(raw.slice(split + 4), headers.get('content-transfer-encoding') ?? '7bit') };
}

/** RFC 2047, as far as UTF-8 goes. */
const decodedWords = (text: string): string =>
  text.replace(/\?=\s+=\?/g, '?==?').replace(/(?:=\?UTF-8\?[QB]\?[^?]*\?=)+/gi, (words) =>
    Buffer.concat([...words.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)].map(([, kind, coded = '']) => (kind?.toUpperCase() === 'B' ? Buffer.from(coded, 'base64') : quoted(coded.replaceAll('_', ' '))))).toString('utf8'),
  );

function decodedBody(body: string, encoding: string): string {
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? quoted(body.replace(/=\r\n/g, '')) : Buffer.from(body, 'latin1');
  return bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd();
}

const quoted = (text: string): Buffer => Buffer.from(text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
