import { ActOnDirective, ActOnIndicator, ActOnOrganisation, ActOnReceipt, type Clock, type CredentialStore, type Ids } from '#libs/application';
import { dateAt, directiveId, startOfDay, type BodyEntry, type DirectiveId, type Instant, type LocalDate } from '#libs/domain';
import { sampleAccounts, sampleActor, sampleAdministrator } from './sample-accounts.js';
import { SAMPLE_BODIES, SAMPLE_REGISTER_FROM } from './sample-bodies.js';
import { SAMPLE_GROUPS } from './sample-groups.js';
import { SAMPLE_INDICATORS } from './sample-indicators.js';
import { SAMPLE_ISSUER, SAMPLE_PLAN, SAMPLE_PLAN_DATE, SAMPLE_RECEIPT } from './sample-plan.js';
import { SampleSender, type PaperDate, type SampleEngine } from './sample-sender.js';
import { SimulatedClock } from './simulated-clock.js';

export interface SampleProvince extends SampleEngine {
  readonly accounts: Pick<CredentialStore, 'saveAccounts'>;
  /**
   * With a `SimulatedClock` the sample is recorded as of its own days (15 and 17/11/2021), and the clock is given back
   * to the real time; with any other it is recorded now, as entries made afterwards.
   */
  readonly clock: Clock;
  readonly ids: Ids;
  /** argon2id of `SAMPLE_PASSWORD` in PHC text form. */
  readonly passwordHash: string;
  /** Further bodies of the register, for whoever needs a larger province. */
  readonly furtherBodies?: readonly BodyEntry[];
  readonly progress?: (line: { readonly vi: string; readonly en: string }) => void;
}

/** Hours and minutes of a day as an instant. */
export const at = (day: LocalDate, hour: number, minute = 0): Instant => startOfDay(day) + (hour * 60 + minute) * 60_000;

/**
 * Loads accounts, register, groups, the issued plan 24-KH/TU and the one known receipt into an empty engine; run again
 * after an interruption it goes on where it was. Resolves with the id of the plan.
 * @throws SampleFaultError when a command is refused.
 */
export async function loadSampleProvince(province: SampleProvince): Promise<DirectiveId> {
  const { clock } = province;
  const plan = await loadUpToIssue(province);
  const addressee = SAMPLE_RECEIPT.addressee;
  const { arrivalDate, arrivalNumber, passedTo } = SAMPLE_RECEIPT;
  const sender = new SampleSender(province, province.ids, 'sample-receipt');
  const paper = setClock(clock, at(arrivalDate, 9));
  const intent = { type: 'RegisterArrival', arrivalNumber, arrivalDate, passedTo } as const;
  await sender.send(sampleActor(province.ids, addressee), (context) => new ActOnReceipt(plan, addressee, intent, context), paper?.(arrivalDate) ?? null);
  if (clock instanceof SimulatedClock) clock.set(null);
  return plan;
}

/** The same up to the issued plan, without a receipt: where the demo begins. */
export async function loadUpToIssue(province: SampleProvince): Promise<DirectiveId> {
  const { accounts, clock, ids, passwordHash, furtherBodies = [], progress } = province;
  const sender = new SampleSender(province, ids, 'sample');
  const administrator = sampleAdministrator(ids);
  const issuer = sampleActor(ids, SAMPLE_ISSUER);
  progress?.({ vi: `tài khoản mẫu và danh bạ ${SAMPLE_BODIES.length} cơ quan`, en: `sample accounts and a register of ${SAMPLE_BODIES.length} bodies` });
  accounts.saveAccounts(sampleAccounts(ids, passwordHash));
  const paper = setClock(clock, at(SAMPLE_PLAN_DATE, 8))?.(SAMPLE_PLAN_DATE) ?? null;
  await sender.send(administrator, (context) => new ActOnOrganisation({ type: 'RegisterBodies', bodies: [...SAMPLE_BODIES, ...furtherBodies] }, context), paper);
  for (const { groupId, name, rule, open } of SAMPLE_GROUPS) {
    const intent = { type: 'DefineGroup', groupId, name, rule, from: SAMPLE_REGISTER_FROM, open } as const;
    await sender.send(administrator, (context) => new ActOnOrganisation(intent, context), paper);
  }
  progress?.({ vi: `ban hành ${SAMPLE_PLAN.number.symbol}`, en: `issuing ${SAMPLE_PLAN.number.symbol}` });
  setClock(clock, at(SAMPLE_PLAN_DATE, 9));
  const drafted = await sender.send(issuer, (context) => new ActOnDirective(null, { type: 'DraftDirective', content: SAMPLE_PLAN }, context), paper);
  setClock(clock, at(SAMPLE_PLAN_DATE, 10));
  const plan = directiveId(drafted.id);
  await sender.send(issuer, (context) => new ActOnDirective(plan, { type: 'IssueDirective' }, context), paper);
  for (const content of SAMPLE_INDICATORS) {
    const intent = { type: 'DefineIndicator', directiveId: plan, content } as const;
    await sender.send(issuer, (context) => new ActOnIndicator(null, intent, context), paper);
  }
  return plan;
}

/** Sets a simulated clock; with a real one, tells how an act of that day is to be entered now. */
function setClock(clock: Clock, instant: Instant): ((day: LocalDate) => PaperDate | null) | null {
  if (clock instanceof SimulatedClock) {
    clock.set(instant);
    return null;
  }
  const today = dateAt(clock.now());
  return (day) => (day < today ? { occurredOn: day, lateEntryBasis: `Dữ liệu mẫu / sample data: ${SAMPLE_PLAN.number.symbol}` } : null);
}
