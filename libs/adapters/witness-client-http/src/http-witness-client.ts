import type { WitnessClient, WitnessReply } from '#libs/application';

const MOST_BYTES = 65_536;

/** Asks witnesses over HTTP. Redirects are not followed: a witness is where its policy says. */
export class HttpWitnessClient implements WitnessClient {
  /** `patienceMs`: after which a witness counts as silent. */
  constructor(private readonly patienceMs = 5_000) {}

  async ask(submissionPrefix: string, request: string): Promise<WitnessReply | null> {
    try {
      const prefix = submissionPrefix.endsWith('/') ? submissionPrefix : `${submissionPrefix}/`;
      const answer = await fetch(`${prefix}add-checkpoint`, {
        method: 'POST', body: request, redirect: 'error', headers: { 'content-type': 'text/plain; charset=utf-8' }, signal: AbortSignal.timeout(this.patienceMs),
      }); // prettier-ignore
      const body = await limitedText(answer);
      return body === null ? null : { status: answer.status, contentType: answer.headers.get('content-type'), body };
    } catch {
      return null;
    }
  }
}

/** Null when the body is longer than any answer of a witness. */
async function limitedText({ body }: Response): Promise<string | null> {
  if (body === null) return '';
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > MOST_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
