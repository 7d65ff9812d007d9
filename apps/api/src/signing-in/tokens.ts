import { hash, randomBytes } from 'node:crypto';

/** A bearer token or a one-time link: 256 random bits as 43 characters. */
export const freshToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: its SHA-256 in hexadecimal. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex');

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Whether the text can be a token at all; spares hashing what strangers send. */
export const isToken = (text: string): boolean => TOKEN.test(text);
