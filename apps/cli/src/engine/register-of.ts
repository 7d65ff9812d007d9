import { decodeEvent, EventLogFaultError, ORGANISATION_STREAM } from '#libs/application';
import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import { organisationDecider, type OrganisationEvent, type OrganisationState } from '#libs/domain';

/** The register of a data folder as it stands; empty when there is no log yet. Works beside a running server. */
export function registerOf(folder: string): OrganisationState {
  let state = organisationDecider.initialState;
  try {
    for (const logged of iterateEvents(folder)) {
      if (logged.stream !== ORGANISATION_STREAM) continue;
      const { event, metadata } = decodeEvent(logged);
      state = organisationDecider.evolve(state, event as OrganisationEvent, metadata.act);
    }
  } catch (error) {
    if (!(error instanceof EventLogFaultError && error.code === 'log-missing')) throw error;
  }
  return state;
}
