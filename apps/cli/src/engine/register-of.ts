import { decodeEvent, EventLogFaultError, ORGANISATION_STREAM } from '#libs/application';
import { organisationDecider, type OrganisationEvent, type OrganisationState } from '#libs/domain';
import { openInstallationLog } from '../reading/installation-log.js';

/** The register of an installation as it stands; empty when there is no log yet. Works beside a running server. */
export async function registerOf(folder: string): Promise<OrganisationState> {
  const { initialState, evolve } = organisationDecider;
  try {
    const log = await openInstallationLog(folder);
    const logged = await log.readStream(ORGANISATION_STREAM).finally(() => log.close());
    return logged.map(decodeEvent).reduce((state, { event, metadata }) => evolve(state, event as OrganisationEvent, metadata.act), initialState);
  } catch (error) {
    if (error instanceof EventLogFaultError && error.code === 'log-missing') return initialState;
    throw error;
  }
}
