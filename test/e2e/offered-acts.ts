import { ACT_FIELDS } from '../../apps/web/src/duty/act-fields.js';
import { DUTY_DEEDS } from '../../apps/web/src/duty/duty-deeds.js';

type Json = Readonly<Record<string, unknown>>;

const SOME_ID = '00000000-0000-4000-8000-000000000000';
const SOME_TIME = '2026-01-05T01:00:00.000Z';
const ACTS = [...Object.keys(ACT_FIELDS), ...Object.keys(DUTY_DEEDS)].map((act) => ({ act, byDraft: false, refusal: null }));
const PASSKEY = { id: SOME_ID, name: 'khóa', host: 'localhost', addedAt: SOME_TIME, lastUsedAt: null };
const EMAIL = { id: SOME_ID, body: 'vptu', state: 'refused', delivery: 'immediate', notices: 1, attempts: 3, createdAt: Date.parse(SOME_TIME), nextAt: Date.parse(SOME_TIME), settledAt: Date.parse(SOME_TIME), answer: '550' };

/**
 * The answer to a question as it would be where a form is open that takes much to bring about: every act on a duty; an account with a second factor, a passkey and an identity at a provider; an e-mail that was
 * refused; an inspection that is stuck, since whoever decided it is inspected itself. Every other answer is as it was.
 */
export function offering(path: string, answer: unknown): unknown {
  const given = answer as Json;
  if (path.endsWith('/possible-acts')) return { ...given, acts: ACTS };
  if (path === '/api/session/second-factor') return { ...given, enrolledAt: SOME_TIME, recoveryCodesLeft: 8, passkeys: [PASSKEY] };
  if (path === '/api/session/identities') return { issuers: ['https://dinh-danh.example'] };
  if (path === '/api/notice-emails') return { ...given, emails: [EMAIL] };
  if (/^\/api\/inspections\/[^/]+$/u.test(path)) return stuck(given);
  return answer;
}

function stuck(answer: Json): Json {
  const inspection = answer['inspection'] as { readonly stage: string; readonly heldBy: Json; readonly inspected: readonly unknown[] } | undefined;
  return inspection?.stage !== 'concluded' ? answer : { ...answer, inspection: { ...inspection, heldBy: { ...inspection.heldBy, issuer: inspection.inspected[0] } } };
}
