import { REMINDER_GRADES, type ReminderRung, type SlipColour } from '../deadline/index.js';
import type { PolicySwitches } from './events.js';
import { refuse, type Refusal } from './refusal.js';

/** Null when the value fits. */
type Check = (name: string, value: unknown) => Refusal | null;

const MAX_RUNGS = 60;
const RUNG_ID = /^[a-z0-9][a-z0-9+-]{0,39}$/;
const SLIP_COLOURS: readonly SlipColour[] = ['xanh', 'cam', 'đỏ'];
const RUNG_WORDS: { readonly [K in 'about' | 'unit' | 'grade' | 'to']: readonly ReminderRung[K][] } = {
  about: ['due', 'acknowledgement', 'approval'],
  unit: ['calendar-days', 'working-days'],
  grade: REMINDER_GRADES,
  to: ['lead', 'supervising', 'issuer', 'confirming'],
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const yesOrNo: Check = (name, value) => (typeof value === 'boolean' ? null : refuse('switch-invalid', { switch: name, expected: 'true | false' }));

/** A whole number from `least` to `most`. */
const whole = (least: number, most: number): Check => (name, value) => {
  if (typeof value === 'number' && value < 0) return refuse('limit-negative', { switch: name, value });
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? null : refuse('switch-invalid', { switch: name, expected: `${least}–${most}` });
};

/** An object with exactly these fields. */
const fields = (checks: Readonly<Record<string, Check>>): Check => (name, value) => {
  if (!isRecord(value)) return refuse('switch-invalid', { switch: name, expected: Object.keys(checks).join(', ') });
  const strange = Object.keys(value).find((field) => !Object.hasOwn(checks, field));
  if (strange !== undefined) return refuse('unknown-switch', { switch: `${name}.${strange}` });
  return firstOf(Object.entries(checks), ([field, check]) => check(`${name}.${field}`, value[field]));
};

const colour: Check = (name, value) => (SLIP_COLOURS.includes(value as SlipColour) ? null : refuse('switch-invalid', { switch: name, expected: SLIP_COLOURS.join(' | ') }));

const timeOfDay = fields({ hour: whole(0, 23), minute: whole(0, 59) });

const ladder: Check = (name, value) => {
  if (!Array.isArray(value) || value.length > MAX_RUNGS) return refuse('switch-invalid', { switch: name, expected: `0–${MAX_RUNGS}` });
  const seen = new Set<unknown>();
  return firstOf(value as readonly unknown[], (rung) => {
    const fault = rungFault(rung, seen);
    if (isRecord(rung)) seen.add(rung['id']);
    return fault;
  });
};

function rungFault(rung: unknown, seen: ReadonlySet<unknown>): Refusal | null {
  if (!isRecord(rung)) return refuse('ladder-invalid', { rung: null, field: null });
  const { id, offset } = rung;
  const wrong = (field: string): Refusal => refuse('ladder-invalid', { rung: id ?? null, field });
  if (typeof id !== 'string' || !RUNG_ID.test(id) || seen.has(id)) return wrong('id');
  if (!Number.isInteger(offset) || Math.abs(offset as number) > 366) return wrong('offset');
  for (const [field, words] of Object.entries(RUNG_WORDS)) if (!(words as readonly unknown[]).includes(rung[field])) return wrong(field);
  const strange = Object.keys(rung).find((field) => field !== 'id' && field !== 'offset' && !Object.hasOwn(RUNG_WORDS, field));
  return strange === undefined ? null : wrong(strange);
}

/** What each switch may be. A switch that the policy gets must be added here. */
const SWITCHES: { readonly [K in keyof PolicySwitches]-?: Check } = {
  beforeIsExclusive: yesOrNo,
  termMovesOffDayOff: yesOrNo,
  remindersMoveToWorkingDay: yesOrNo,
  dueSoonDays: whole(0, 366),
  shortTaskDueSoonDays: whole(0, 366),
  shortTaskBelowDays: whole(0, 366),
  acknowledgementWorkingDays: whole(0, 250),
  approverWorkingDays: whole(0, 250),
  extensionDecisionWorkingDays: whole(0, 250),
  maxExtensions: whole(0, 100),
  coordinatorLeadWorkingDays: whole(0, 250),
  reviewEveryMonths: whole(1, 120),
  reminderLadder: ladder,
  remindersAt: timeOfDay,
  digestHour: timeOfDay,
  coordinationAnswerWorkingDays: whole(0, 250),
  rankingMinimumN: whole(1, 10_000),
  rankingContestWorkingDays: whole(0, 250),
  slipColours: fields({ remind: colour, urge: colour, criticise: colour, 'report-to-standing-committee': colour }),
  urgencyEntryLimits: fields({ urgentWorkingDays: whole(0, 250), ordinaryWorkingDays: whole(0, 250), manyTasksWorkingDays: whole(0, 250), manyTasksFrom: whole(1, 10_000) }),
  delegationMaxDepth: whole(1, 10),
  actsNeedApproval: yesOrNo,
};

/** Every switch of a policy. */
export const POLICY_SWITCHES = Object.keys(SWITCHES) as readonly (keyof PolicySwitches)[];

/** The first thing wrong with these switches, or null: an unknown one, a negative limit, a value it cannot have. */
export function switchesFault(switches: Readonly<Record<string, unknown>>): Refusal | null {
  return firstOf(Object.entries(switches), ([name, value]) =>
    Object.hasOwn(SWITCHES, name) ? SWITCHES[name as keyof PolicySwitches](name, value) : refuse('unknown-switch', { switch: name }),
  );
}

function firstOf<T>(values: readonly T[], faultOf: (value: T) => Refusal | null): Refusal | null {
  for (const value of values) {
    const fault = faultOf(value);
    if (fault !== null) return fault;
  }
  return null;
}
