import { noting, type CredentialStore } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { NodeIds } from '#libs/adapters/ids-node';
import { localOperator } from './local-operator.js';

/** As `noting`, by whoever works on this machine. A server brings the note into the log: it alone may write there. */
export const notingHere = <T>(store: CredentialStore, work: Parameters<typeof noting<T>>[2]): T => noting({ store, ids: new NodeIds(), clock: new SystemClock() }, localOperator(null, []).actor, work);
