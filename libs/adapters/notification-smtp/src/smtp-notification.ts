import { createTransport } from 'nodemailer';
import type { EmailMessage, Notification, SendOutcome } from '#libs/application';
import { outcomeOf, shortened } from './smtp-outcome.js';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** `tls`: encrypted from the first byte; `starttls`: encrypted before anything is said, or nothing is sent; `none`: for a server on this machine. */
  readonly encryption: 'tls' | 'starttls' | 'none';
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** Address that the e-mails come from; its domain stands in the Message-IDs. */
  readonly from: string;
  /** Longest silence of the server, ms, in each step. Default 20,000. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 20_000;
/** A server that answers each step just in time may still not take longer than so many times its patience. */
const STEPS = 6;

/**
 * Sends by SMTP, one connection for each e-mail: there are few of them, and none that was kept open can have died unseen.
 * A server that stays silent is given up after `patienceMs`, so that `send` always ends.
 */
export function openSmtpNotification({ host, port, encryption, credentials, from, patienceMs = PATIENCE_MS }: SmtpOptions): Notification {
  const transport = createTransport({
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    ...(credentials === null ? {} : { auth: { user: credentials.user, pass: credentials.password } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send({ id, to, subject, text }: EmailMessage): Promise<SendOutcome> {
      let patience: NodeJS.Timeout | undefined;
      const tooLong = new Promise<never>((_, reject) => {
        patience = setTimeout(() => reject(new Error('the mail server took too long')), patienceMs * STEPS);
      });
      const sending = transport.sendMail({
        from: { name: 'Đôn Đốc', address: from },
        to: { name: '', address: to },
        messageId: `<${id}@${domain}>`,
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      try {
        const { response } = await Promise.race([sending, tooLong]);
        return { kind: 'taken', answer: shortened(response) };
      } catch (error) {
        sending.catch(() => undefined); // it may still fail after it was given up
        return outcomeOf(error);
      } finally {
        clearTimeout(patience);
      }
    },
    close: () => transport.close(),
  };
}
