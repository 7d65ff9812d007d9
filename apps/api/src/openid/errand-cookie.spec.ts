import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearErrand, errandIn, keepErrand } from './errand-cookie.js';

const errand = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };
const request = (protocol: 'http' | 'https', cookie?: string): FastifyRequest => ({ protocol, headers: { cookie } }) as unknown as FastifyRequest;
const written = (work: (reply: FastifyReply) => void): string => {
  let said = '';
  work({ header: (_name: string, value: string) => (said = value) } as unknown as FastifyReply);
  return said;
};

describe('what a browser takes along to the identity provider', () => {
  it('is bound to this host and to encryption, hidden from scripts, and gone after ten minutes', () => {
    expect(written((reply) => keepErrand(request('https'), reply, errand))).toBe(`__Host-dondoc-openid=${errand.state}.${errand.nonce}.${errand.verifier}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure`);
    expect(written((reply) => clearErrand(request('https'), reply))).toBe('__Host-dondoc-openid=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure');
    expect(written((reply) => keepErrand(request('http'), reply, errand))).toMatch(/^dondoc-openid=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/u);
  });

  it('comes back as it went, and by no other name, which another host of the site could have set', () => {
    const value = `${errand.state}.${errand.nonce}.${errand.verifier}`;
    expect(errandIn(request('https', `x=1; __Host-dondoc-openid=${value}`))).toEqual(errand);
    expect([errandIn(request('https', `dondoc-openid=${value}`)), errandIn(request('https', `__Host-dondoc-openid=${value}.more`)), errandIn(request('https', '__Host-dondoc-openid=a.b.c')), errandIn(request('https'))]).toEqual([null, null, null, null]);
  });
});
