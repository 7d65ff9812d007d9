import type { BodyId } from '../kernel/index.js';
import type { InspectionEvent } from '../supervision/index.js';
import { tell, type NoticeParties, type NoticeSource } from './notice-source.js';

export interface InspectionParties extends NoticeParties {
  readonly issuer: BodyId;
  readonly inspecting: BodyId;
  readonly inspected: readonly BodyId[];
  /** Whom the minutes are about, by their numbers from 1. */
  readonly minuted: readonly BodyId[];
  /** Who carries each remediation duty. */
  readonly remediation: Readonly<Record<string, BodyId>>;
}

/**
 * Inspections: the inspected learn of the decision, of a visit, of minutes about them and of the conclusion; who decided it
 * and who inspects learn of what the other did, and how each remediation duty ended. The duty itself tells its bearer.
 */
export const INSPECTION_NOTICES: NoticeSource<InspectionEvent, InspectionParties> = {
  about: 'inspection',
  events: [
    'InspectionDecided', 'InspectionPlanned', 'InspectionTeamNamed', 'InspectionMinuted', 'InspectionMinutesTakenBack', 'InspectionConcluded', 'RemediationOutcomeRecorded', 'InspectionWithdrawn',
    'InspectionClosed', 'InspectionConclusionCorrected', 'InspectionConclusionTakenBack', 'InspectionEndTakenBack', 'InspectionHandedOver',
  ], // prettier-ignore
  partiesAfter(before, event) {
    if (event.type === 'InspectionDecided') {
      const { number, subject: summary, inspectingBody: inspecting, inspectedBodies: inspected } = event.data;
      return { symbol: number.symbol, summary, issuer: number.issuer, inspecting, inspected, minuted: [], remediation: {} };
    }
    if (before === null) return null;
    if (event.type === 'InspectionMinuted') return { ...before, minuted: [...before.minuted, event.data.body] };
    if (event.type === 'InspectionConcluded') return { ...before, remediation: Object.fromEntries(event.data.remediation.map(({ assignmentId, body }) => [assignmentId, body])) };
    if (event.type === 'InspectionHandedOver') return { ...before, [event.data.part]: event.data.to };
    return before;
  },
  notices(event, act, { issuer, inspecting, inspected, minuted, remediation }) {
    const above = [issuer, inspecting];
    switch (event.type) {
      case 'InspectionDecided':
        return tell(act, ['inspection-decided', inspected, { other: inspecting }], ['inspection-entrusted', [inspecting], { other: issuer }]);
      case 'InspectionPlanned':
        return tell(act, ...[...event.data.visits].sort((a, b) => (a.day < b.day ? -1 : 1)).map(({ body, day }) => ['inspection-planned', [body], { day, other: inspecting }] as const), ['inspection-plan-made', [issuer], { other: inspecting }]);
      case 'InspectionTeamNamed':
        return tell(act, ['inspection-team-named', event.data.members.map(({ body }) => body), { other: inspecting }], ['inspection-plan-made', [issuer], { other: inspecting }]);
      case 'InspectionMinuted':
        return tell(act, ['inspection-minuted', [event.data.body], { day: event.data.date, other: inspecting }], ['inspection-minutes-kept', above, { day: event.data.date, other: event.data.body }]);
      case 'InspectionFilesAttached':
        return []; // told of with what carries them
      case 'InspectionMinutesTakenBack': {
        const body = minuted[event.data.number - 1];
        return tell(act, ['inspection-minutes-taken-back', [...(body === undefined ? [] : [body]), ...above], { other: body ?? null }]);
      }
      case 'InspectionConcluded':
        return tell(act, ['inspection-concluded', event.data.conclusions.map(({ body }) => body), { other: event.data.number.issuer }], ['inspection-conclusion-made', above, { other: event.data.number.issuer }]);
      case 'RemediationOutcomeRecorded':
        return tell(act, [event.data.outcome === 'accepted' ? 'remediation-done' : event.data.outcome === 'withdrawn' ? 'remediation-withdrawn' : 'remediation-reopened', above, { other: remediation[event.data.assignmentId] ?? null }]);
      case 'InspectionWithdrawn':
        return tell(act, ['inspection-withdrawn', [...inspected, ...above], { other: issuer }]);
      case 'InspectionClosed':
        return tell(act, ['inspection-closed', [...inspected, ...above], { other: inspecting }]);
      case 'InspectionConclusionCorrected':
        return tell(act, ['inspection-conclusion-corrected', [...event.data.conclusions.map(({ body }) => body), ...above], { other: inspecting }]);
      case 'InspectionConclusionTakenBack':
        return tell(act, ['inspection-conclusion-taken-back', [...inspected, ...above], { other: event.data.number.issuer }]);
      case 'InspectionEndTakenBack':
        return tell(act, ['inspection-reopened', [...inspected, ...above], { other: inspecting }]);
      case 'InspectionHandedOver':
        return tell(act, ['inspection-handed-over', [event.data.to], { other: event.data.from }]);
    }
  },
};
