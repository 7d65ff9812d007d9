import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Witness, WitnessAnswer } from '#libs/application';

const MOST_REQUEST_BYTES = 65_536;
const LATEST = /^\/([0-9a-f]{64})\/checkpoint$/;
const PLAIN = { 'content-type': 'text/plain; charset=utf-8' } as const;

type Refusal = Extract<WitnessAnswer, { kind: 'refused' }>['why'];

/** As c2sp.org/tlog-witness wants them. */
const STATUS: Readonly<Record<Refusal, number>> = { 'request-malformed': 400, 'origin-unknown': 404, untrusted: 403, 'old-too-large': 400, conflict: 409, inconsistent: 422 };

export interface WitnessServerOptions {
  readonly witness: Witness;
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
  /** Hears of every request to cosign. */
  readonly heard: (answer: WitnessAnswer) => void;
  /** The records failed: nothing can be cosigned any more. */
  readonly onFatal: (error: unknown) => void;
}

/** A witness over HTTP: `POST /add-checkpoint`, and what it has cosigned last at `GET /<hash of the origin>/checkpoint`. */
export function witnessServer({ witness, tls, heard, onFatal }: WitnessServerOptions): Server {
  const listener: RequestListener = (request, response) => {
    void answer(witness, heard, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, PLAIN).end('\n');
      onFatal(error);
    });
  };
  const server = tls === null ? createPlainServer(listener) : createSecureServer({ cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) }, listener);
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  return server;
}

async function answer(witness: Witness, heard: WitnessServerOptions['heard'], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path === '/add-checkpoint') return request.method === 'POST' ? cosign(witness, heard, request, response) : refuseMethod(response, 'POST');
  const hash = LATEST.exec(path)?.[1];
  if (hash === undefined) return void response.writeHead(404, PLAIN).end('\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD');
  const note = witness.latest(hash);
  if (note === null) return void response.writeHead(404, PLAIN).end('\n');
  response.writeHead(200, { ...PLAIN, 'cache-control': 'no-cache' }).end(note);
}

async function cosign(witness: Witness, heard: WitnessServerOptions['heard'], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await bodyOf(request);
  if (text === null) return void response.writeHead(413, { ...PLAIN, connection: 'close' }).end('\n');
  const answered = witness.answer(text);
  heard(answered);
  if (answered.kind === 'cosigned') return void response.writeHead(200, PLAIN).end(answered.line);
  if (answered.why === 'conflict') return void response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${answered.size}\n`);
  response.writeHead(STATUS[answered.why], PLAIN).end(`${answered.why}\n`);
}

function refuseMethod(response: ServerResponse, allow: string): void {
  response.writeHead(405, { ...PLAIN, allow }).end('\n');
}

/** Null when it is longer than any request, or no UTF-8. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MOST_REQUEST_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
