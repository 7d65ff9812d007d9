import { hash, randomBytes } from 'node:crypto';

/** The token of a session or a one-time link: 256 random bits as 43 characters. */
export const freshToken = (): string => randomBytes(32).toString('base64url');

/** Begins the tokens of machines, so that one that went astray is known for what it is. */
const API_PREFIX = 'ddt_';

/** The token of a machine. */
export const freshApiToken = (): string => API_PREFIX + freshToken();

/** What is kept of a token: its SHA-256 in hexadecimal. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex');

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Whether the text can be a token at all; spares hashing what strangers send. */
export const isToken = (text: string): boolean => TOKEN.test(text);

export const isApiToken = (text: string): boolean => text.startsWith(API_PREFIX) && isToken(text.slice(API_PREFIX.length));
