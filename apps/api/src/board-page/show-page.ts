import type { FastifyReply } from 'fastify';
import { PAGE_SECURITY } from './html.js';

/** Answers with a page that needs no script. */
export function showPage(reply: FastifyReply, text: string): void {
  void reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', PAGE_SECURITY).header('cache-control', 'no-store').send(text);
}
