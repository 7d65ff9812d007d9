import { policyFor, type BodyId, type SupervisionPolicy, type SupervisionRules, type SupervisionRulesState, type WorkingCalendar } from '#libs/domain';

/**
 * The rules that commands are judged by now. Read on every command, so it answers at once from memory; the command
 * core hands over the folded publications whenever it learns of one. `policy` and `calendar` are the ones for everybody
 * without a policy of its own. What another program publishes is learned when this one next reads the stream: until
 * then events name the older version, by which they were judged.
 */
export class SupervisionRulesInForce implements SupervisionRules {
  policy: SupervisionPolicy;
  calendar: WorkingCalendar;
  private standard: SupervisionRules;
  private readonly ofIssuer = new Map<BodyId, SupervisionRules>();

  /** @param initial in force until the log holds a publication */
  constructor(initial: SupervisionRules) {
    this.standard = initial;
    this.policy = initial.policy;
    this.calendar = initial.calendar;
  }

  /** The rules for acts under directives of that issuer; null or one without a policy of its own: those for all. */
  for(issuer: BodyId | null): SupervisionRules {
    if (issuer === null || this.ofIssuer.size === 0) return this.standard;
    return this.ofIssuer.get(issuer) ?? this.standard;
  }

  /** Takes over what was published. A log without publications leaves the initial rules. */
  adopt(state: SupervisionRulesState): void {
    const { calendars, policies, policyOf } = state;
    if (calendars.length > 0) this.calendar = state.calendar;
    if (policies.some(({ issuer }) => issuer === null)) this.policy = policyFor(state, null);
    this.standard = { policy: this.policy, calendar: this.calendar };
    this.ofIssuer.clear();
    for (const [issuer, policy] of policyOf) if (issuer !== null) this.ofIssuer.set(issuer, { policy, calendar: this.calendar });
  }
}
