import type { LocalDate, SupervisionRules, TrackingCommand } from '#libs/domain';

/** What a client may ask about a duty that no written day governs. */
export type TrackingIntent =
  | { readonly type: 'RecordCondition'; readonly place: number | null; readonly event: string; readonly on: LocalDate; readonly basis: string }
  | { readonly type: 'ReviewStandingDuty'; readonly findings: string };

/** Adds the rules in force. */
export function trackingCommand(intent: TrackingIntent, { policy, calendar }: SupervisionRules): TrackingCommand {
  switch (intent.type) {
    case 'RecordCondition':
      return { ...intent, policy, calendar };
    case 'ReviewStandingDuty':
      return { ...intent, reviewEveryMonths: policy.reviewEveryMonths };
  }
}
