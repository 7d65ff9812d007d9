import type { EventLogConfiguration } from '#libs/engine';
import { UsageError } from '../command.js';

export type LogOnServers = Extract<EventLogConfiguration, { readonly kind: 'eventstoredb' }>;

/**
 * The log on servers that the variables of the programs name; `installation`: another one there. That room is large, and loaded only for this.
 * @throws UsageError that lists every fault of the variables.
 */
export async function serversOfEnvironment(installation?: string): Promise<LogOnServers> {
  const { ConfigurationError, EVENT_LOG_VARIABLES, readEventLog, readFrom } = await import('#libs/engine');
  const servers = Object.entries(process.env).filter(([name]) => name.startsWith('EVENTSTOREDB_'));
  const environment = { ...Object.fromEntries(servers), DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: installation ?? process.env['DONDOC_INSTALLATION'] };
  try {
    return readFrom(environment, EVENT_LOG_VARIABLES, readEventLog) as LogOnServers;
  } catch (error) {
    throw error instanceof ConfigurationError ? new UsageError(error.message) : error;
  }
}
