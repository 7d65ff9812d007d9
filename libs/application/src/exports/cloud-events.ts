import { STORED_NAMES } from '../event-catalogue/index.js';
import { instantOf, type ExportWriter } from './exported-event.js';

/** CloudEvents 1.0 in their structured form, one a line. Attributes of our own: `logindex`, `streamrevision`, `actor`, `body`, `actingfor`, `occurredon`. */
export const cloudEventsWriter = (): ExportWriter => ({
  head: () => '',
  event: (exported) => {
    const { index, recorded: { id, stream, revision, event, metadata: { act } } } = exported;
    return `${JSON.stringify({
      specversion: '1.0', id, source: `/streams/${stream}`, type: `dondoc.${STORED_NAMES[event.type]}`, subject: stream, time: instantOf(exported), datacontenttype: 'application/json',
      logindex: index, streamrevision: revision, actor: act.actor, body: act.body, ...(act.actingFor !== null && { actingfor: act.actingFor }), occurredon: act.occurredOn, data: event.data,
    })}\n`; // prettier-ignore
  },
  foot: () => '',
});
