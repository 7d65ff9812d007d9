import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { TlsFiles } from './configuration/engine-configuration.js';

/** TLS 1.2 and 1.3, with fresh keys for each connection and authenticated encryption only. */
const TLS_MANNER = {
  minVersion: 'TLSv1.2',
  ciphers: [
    'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256',
  ].join(':'), // prettier-ignore
  honorCipherOrder: true,
} as const;

/** A server that does not listen yet: plain without files, which is for this machine only. @throws when they hold no certificate and its key. */
export const httpServer = (listener: RequestListener, tls: TlsFiles | null): Server =>
  tls === null ? createServer(listener) : createTlsServer({ ...TLS_MANNER, cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) }, listener);
