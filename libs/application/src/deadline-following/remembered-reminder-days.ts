import { reminderDays, type ReminderDays, type SupervisionRules } from '#libs/domain';

/** The dated ladder of the rules last asked for: rules change once in months, duties are looked at by the thousand. */
export class RememberedReminderDays {
  private rules: SupervisionRules | null = null;
  private days: ReminderDays | null = null;

  of(rules: SupervisionRules): ReminderDays {
    if (this.days === null || this.rules?.policy !== rules.policy || this.rules.calendar !== rules.calendar) {
      this.rules = { policy: rules.policy, calendar: rules.calendar };
      this.days = reminderDays(rules.policy, rules.calendar);
    }
    return this.days;
  }
}
