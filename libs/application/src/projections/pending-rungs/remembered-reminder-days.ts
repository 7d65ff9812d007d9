import { reminderDays, type ReminderDays, type SupervisionRules } from '#libs/domain';

/** The dated ladders of the rules in use, worked out once for each: rules change once in months, duties are looked at by the thousand. */
export class RememberedReminderDays {
  private readonly known = new WeakMap<SupervisionRules, ReminderDays>();

  of(rules: SupervisionRules): ReminderDays {
    let days = this.known.get(rules);
    if (days === undefined) {
      days = reminderDays(rules.policy, rules.calendar);
      this.known.set(rules, days);
    }
    return days;
  }
}
