import type { Connection } from '#libs/adapters/event-log-eventstoredb';
import type { ClamdPlace } from '#libs/adapters/virus-scanner-clamd';

/** How the engine of a program runs, whichever program it is in (see `.env.example` for each variable). */
export interface EngineConfiguration {
  /** Folder of the read models, the snapshots and the accounts, and of the log unless servers keep it. */
  readonly dataFolder: string;
  /** Folder of what all programs of the installation share on this machine: accounts, sessions, addresses, waiting e-mails. Null = the data folder. */
  readonly accountsFolder: string | null;
  /** Folder of read models that a new data folder begins with (`dondoc snapshot`); null = it begins with the first event. */
  readonly readModelsFrom: string | null;
  readonly eventLog: EventLogConfiguration;
  readonly logLevel: LogLevel;
  /** Whether reminders are fired; off for a copy of the data that somebody only looks at. */
  readonly reminders: boolean;
  /** Where BullMQ prompts deadlines; null = the embedded timer does. */
  readonly redis: RedisConfiguration | null;
  /** How the log is signed; null = not at all. */
  readonly notary: NotaryConfiguration | null;
  /** Where notices are sent by e-mail; null = they stay in the program. */
  readonly smtp: SmtpConfiguration | null;
  /** Where traces are sent; null = none are collected. */
  readonly traces: TracesConfiguration | null;
  /** The scanner that looks at files before anybody may use them; null = none does. */
  readonly clamd: ClamdPlace | null;
  /** Hours after which an upload is removed that nothing names. */
  readonly unusedFilesHours: number;
  /** Where people open the program, for links in e-mails; null = no links. */
  readonly publicUrl: string | null;
}

/** Where the events are: in the data folder, or on EventStoreDB servers under the name of this installation. */
export type EventLogConfiguration =
  | { readonly kind: 'sqlite' }
  | { readonly kind: 'eventstoredb'; readonly installation: string; readonly connection: Connection };

export interface TracesConfiguration {
  /** Where a collector takes OTLP over HTTP. */
  readonly url: string;
  /** Of a hundred traces, so many are sent. */
  readonly percent: number;
}

export interface RedisConfiguration {
  /** `redis://` or `rediss://`, without a password. */
  readonly url: string;
  readonly password: string | null;
  /** Begins every key of this installation. */
  readonly prefix: string;
}

export interface NotaryConfiguration {
  /** The name of the log in its checkpoints, from the first start on; null = one is made. */
  readonly origin: string | null;
  /** Folder of the private keys; null = in the data folder. */
  readonly keysFolder: string | null;
  /** Whom to ask to cosign (c2sp.org/tlog-policy), as text; null = nobody. */
  readonly witnessPolicy: string | null;
  /** Address of a timestamp authority (RFC 3161); null = none. */
  readonly timestampUrl: string | null;
}

/** The certificate, with its chain, and its key, as PEM. */
export interface TlsFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

export interface SmtpConfiguration {
  readonly host: string;
  readonly port: number;
  readonly encryption: 'starttls' | 'tls' | 'none';
  readonly credentials: { readonly user: string; readonly password: string } | null;
  readonly from: string;
}

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Injection token of the configuration of the program, which is at least an EngineConfiguration. */
export const CONFIGURATION = Symbol('Configuration');

/** True for addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
