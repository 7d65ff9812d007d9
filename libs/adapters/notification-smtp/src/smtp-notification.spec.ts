import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LoopbackMailServer, MemoryNotification, notificationContract } from '#libs/testing';
import { openSmtpNotification } from './index.js';

const FROM = 'dondoc@tinhuy.example';
const mail = { id: '6f1c2a8e-0b7d-5a3c-9e4f-1d2c3b4a5968', to: 'vptu@tinhuy.example', subject: 'Thử', text: 'Thử' };
const smtp = (port: number, more: Partial<Parameters<typeof openSmtpNotification>[0]> = {}) =>
  openSmtpNotification({ host: '127.0.0.1', port, encryption: 'none', credentials: null, from: FROM, ...more });

notificationContract('in memory', async () => {
  const notification = new MemoryNotification();
  return {
    notification,
    arrived: () => notification.taken.map(({ id, to, subject, text }) => ({ id, to: [to], subject, text })),
    answerWith: async (kind) => {
      const [outcome, scope] = kind.split('-') as ['taken' | 'refused' | 'failed', 'message' | 'server'];
      notification.answer = kind === 'taken' ? null : () => (outcome === 'failed' ? { kind: 'failed', scope, answer: 'later' } : { kind: 'refused', answer: 'no' });
    },
    close: async () => undefined,
  };
});

notificationContract('SMTP', async () => {
  const server = new LoopbackMailServer();
  const notification = smtp(await server.open());
  return {
    notification,
    arrived: () => server.mails.map(({ to, messageId, subject, text }) => ({ to, id: messageId.slice(1, messageId.indexOf('@')), subject, text })),
    answerWith: async (kind) => {
      await server.close();
      server.judgeRecipient = () => (kind === 'refused' ? 550 : kind === 'failed-message' ? 451 : null);
      if (kind !== 'failed-server') await server.open();
    },
    close: async () => {
      notification.close();
      await server.close();
    },
  };
});

describe('the e-mail', () => {
  it('says that it is automatic, whom it comes from, and carries its derived Message-ID', async () => {
    const server = new LoopbackMailServer();
    const notification = smtp(await server.open());
    await notification.send(mail);
    const [{ headers, messageId } = { headers: new Map<string, string>(), messageId: '' }] = server.mails;
    expect([messageId, headers.get('auto-submitted'), headers.get('from'), headers.get('to')]).toEqual([`<${mail.id}@tinhuy.example>`, 'auto-generated', `Đôn Đốc <${FROM}>`, mail.to]);
    await server.close();
  });

  it.each([
    [554, 'refused'],
    [452, 'failed-message'],
    [421, 'failed-server'],
  ])('answered %i after its text is %s', async (code, expected) => {
    const server = new LoopbackMailServer();
    server.judgeMessage = () => code;
    const outcome = await smtp(await server.open()).send(mail);
    expect(outcome.kind === 'failed' ? `failed-${outcome.scope}` : outcome.kind).toBe(expected);
    expect(server.mails).toEqual([]);
    await server.close();
  });
});

describe('a mail server that is not as it should be', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });

  /** Answers each command by its first word; says nothing where it has no answer. */
  async function scripted(greeting: string | null, answers: Readonly<Record<string, string>>): Promise<number> {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      if (greeting !== null) socket.write(`${greeting}\r\n`);
      socket.on('data', (data) => {
        const answer = answers[String(data).slice(0, 4).trim().toUpperCase()];
        if (answer !== undefined) socket.write(`${answer}\r\n`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    return (server.address() as AddressInfo).port;
  }

  const polite = { EHLO: '250 hello', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go on' };
  it.each<readonly [string, string | null, Readonly<Record<string, string>>]>([
    ['never greets', null, {}],
    ['falls silent after the greeting', '220 hello', {}],
    ['falls silent in the middle', '220 hello', { EHLO: '250 hello', MAIL: '250 ok' }],
    ['takes the text and never answers', '220 hello', polite],
    ['turns everybody away', '554 no service', {}],
    ['does not know the sender', '220 hello', { ...polite, MAIL: '550 who are you' }],
    ['wants to be left alone for a while', '220 hello', { ...polite, RCPT: '421 closing' }],
    ['speaks nonsense', 'no SMTP here', {}],
  ])('%s: the e-mail waits, and the time is bounded', async (_, greeting, answers) => {
    const began = performance.now();
    const outcome = await smtp(await scripted(greeting, answers), { patienceMs: 150 }).send(mail);
    expect(outcome).toMatchObject({ kind: 'failed', scope: 'server' });
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('is not there at all', async () => {
    expect(await smtp(1).send(mail)).toMatchObject({ kind: 'failed', scope: 'server' });
  });

  it('offers no encryption where it is demanded: nothing is said', async () => {
    const server = new LoopbackMailServer();
    const port = await server.open();
    open.push(() => server.close());
    expect(await smtp(port, { encryption: 'starttls' }).send(mail)).toMatchObject({ kind: 'failed', scope: 'server' });
    expect(await smtp(port, { encryption: 'tls', patienceMs: 500 }).send(mail)).toMatchObject({ kind: 'failed', scope: 'server' });
    expect(server.mails).toEqual([]);
  });

  it('does not know the password: the e-mail is not lost by it', async () => {
    const port = await scripted('220 hello', { EHLO: '250-hello\r\n250 AUTH PLAIN', AUTH: '535 wrong' });
    expect(await smtp(port, { credentials: { user: 'u', password: 'p' } }).send(mail)).toMatchObject({ kind: 'failed', scope: 'server' });
  });
});
