import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { InboxAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';
import { RunningProgram } from './running-program.js';

jest.setTimeout(90_000);

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

/** A collector that keeps what it is given. */
const spans: Span[] = [];
let collector: Server;
let program: RunningProgram;
let url: string;

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += String(data)));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(body) as { readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[] };
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)));
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  program = RunningProgram.spawn({ sample: 'prepared', environment: { DONDOC_TRACES_URL: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces` } });
  url = await program.ready();
});
afterAll(async () => {
  await program.remove();
  collector.close();
});

/** The spans of a trace once so many have come. */
async function traceOf(traceId: string, least: number): Promise<readonly Span[]> {
  const found = (): readonly Span[] => spans.filter((span) => span.traceId === traceId);
  for (let tries = 0; tries < 200 && found().length < least; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  return found();
}
const fact = (span: Span | undefined, key: string): unknown => Object.values(span?.attributes.find((attribute) => attribute.key === key)?.value ?? {})[0];
const parentIn = (trace: readonly Span[], span: Span | undefined): string | undefined => trace.find(({ spanId }) => spanId === span?.parentSpanId)?.name;

const TRACE = '0af7651916cd43dd8448eb211c80319c';

describe('traces, where a collector is named', () => {
  it('go from the caller through request and command to the append, and on to what the processes make of it', async () => {
    const lead = await new ApiClient(url).as('lanhdao-bcsd');
    const { body } = await lead.get<InboxAnswer>('/api/inbox');
    const duty = body.duties[0]?.assignmentId ?? 'none';
    expect((await lead.post(`/api/assignments/${duty}/acknowledgement`, { receiptNumber: null, note: null })).status).toBe(200);
    const part = { body: 'so-y-te', mode: 'do', summary: 'Phần việc của Sở Y tế', expectedOutputs: [], deadlines: [], partsCompletion: { by: 'lead-report' } };
    const answer = await lead.post(`/api/assignments/${duty}/parts`, part, { traceparent: `00-${TRACE}-b7ad6b7169203331-01` });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);

    const trace = await traceOf(TRACE, 5);
    const request = trace.find(({ name }) => /^POST \/api\/assignments\/:\w+\/parts$/.test(name));
    expect([request?.parentSpanId, fact(request, 'http.response.status_code')]).toEqual(['b7ad6b7169203331', 200]);
    const command = trace.find((span) => span.name === 'command assignment' && span.parentSpanId === request?.spanId);
    expect(fact(command, 'dondoc.outcome')).toBe('stored');
    const append = trace.find((span) => span.name === 'append assignment' && span.parentSpanId === command?.spanId);
    expect(append).toBeDefined();
    const process = trace.find((span) => fact(span, 'dondoc.process') !== undefined);
    expect([process?.name, parentIn(trace, process)]).toEqual(['command assignment', 'append assignment']);
    expect(process?.parentSpanId).toBe(append?.spanId);
    expect(trace.find((span) => span.name === 'append assignment' && span.parentSpanId === process?.spanId)).toBeDefined();
  });

  it('begin with the request itself when no caller names one; its id is the requestId of a problem', async () => {
    const { body } = await new ApiClient(url).get<{ readonly requestId: string }>('/api/inbox');
    const [request] = await traceOf(body.requestId, 1);
    expect([request?.name, request?.parentSpanId ?? '', fact(request, 'http.response.status_code')]).toEqual(['GET /api/inbox', '', 401]);
  });

  it('say nothing about persons, and nothing of what was written', async () => {
    const lead = await new ApiClient(url).as('lanhdao-bcsd');
    const { body } = await lead.get<InboxAnswer>('/api/inbox');
    await lead.post(`/api/assignments/${body.duties[0]?.assignmentId}/progress`, { note: 'BÍ-MẬT', obstacles: null });
    await lead.get('/api/search?q=TU-KHOA');
    await program.stop();
    expect(spans.length).toBeGreaterThan(10);
    const everything = JSON.stringify(spans);
    for (const word of ['BÍ-MẬT', 'TU-KHOA', 'lanhdao-bcsd', 'Bearer']) expect(everything).not.toContain(word);
  });
});
