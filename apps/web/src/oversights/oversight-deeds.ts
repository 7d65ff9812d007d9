import { EVIDENCE } from '../deeds/deed-parts.js';
import { field, maybe, type Deed } from '../deeds/deed.js';

const AT = '/api/oversights/{id}';
const reason = field('reason', 'long');

/** What is done in an oversight (giám sát): it watches and warns, concludes nothing and gives no duty. */
export const OVERSIGHT_DEEDS = {
  OpenOversight: {
    name: 'OpenOversight', address: '/api/oversights', reasons: { 'oversees-itself': 'overseenBodies', 'body-ended': 'overseenBodies', 'body-is-external': 'overseenBodies', 'not-overseeing-body': 'overseeingBody', 'period-reversed': 'to' },
    fields: [
      field('mode', 'choice', { label: 'oversightMode', choices: 'oversightModes' }), field('overseeingBody', 'choice', { label: 'overseeing', choices: 'known' }), field('overseenBodies', 'bodies', { label: 'overseen' }), field('subject', 'long'), field('basis', 'text'),
      maybe('directiveId', 'choice', { label: 'directive', choices: 'known' }), field('from', 'day', { label: 'oversightFrom' }), field('to', 'day', { label: 'oversightTo', when: ['mode', 'thematic'] }),
    ],
  },
  RecordObservation: {
    name: 'RecordObservation', address: `${AT}/observations`, reasons: { 'observation-outside-period': 'date', 'evidence-missing': 'evidence.by' },
    fields: [maybe('body', 'choice', { label: 'overseenBody', choices: 'known', hint: 'allOverseen' }), field('date', 'day', { label: 'observedOn' }), field('text', 'long', { label: 'observation' }), ...EVIDENCE],
  },
  GiveEarlyWarning: { name: 'GiveEarlyWarning', address: `${AT}/early-warnings`, fields: [field('body', 'choice', { label: 'overseenBody', choices: 'known' }), field('text', 'long', { label: 'warningText' }), field('observations', 'numbers', { choices: 'known' })] },
  RecommendAfterOversight: { name: 'RecommendAfterOversight', address: `${AT}/recommendations`, fields: [field('to', 'boxes', { label: 'recommendedTo', choices: 'known' }), field('text', 'long', { label: 'recommendation' })] },
  ProposeInspection: { name: 'ProposeInspection', address: `${AT}/inspection-proposals`, fields: [field('bodies', 'boxes', { label: 'inspectedBodies', choices: 'known' }), reason] },
  EndOversight: { name: 'EndOversight', address: `${AT}/end`, fields: [field('summary', 'long', { label: 'oversightSummary' })] },
  TakeBackOversightEntry: { name: 'TakeBackOversightEntry', address: `${AT}/entries-taken-back`, fields: [field('entry', 'choice', { choices: 'known' }), field('number', 'number', { choices: 'known' }), reason] },
  TakeBackOversightEnd: { name: 'TakeBackOversightEnd', address: `${AT}/end-taken-back`, fields: [reason] },
} as const satisfies Readonly<Record<string, Deed>>; // prettier-ignore
