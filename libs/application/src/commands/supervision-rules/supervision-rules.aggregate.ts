import {
  supervisionRulesDecider, supervisionRulesFromJson, supervisionRulesToJson, type SupervisionRulesCommand, type SupervisionRulesEvent, type SupervisionRulesJson,
  type SupervisionRulesState,
} from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

/** One stream for calendars and the policies of all issuers: publications are rare, and one counter makes a version number name one thing. */
export const SUPERVISION_RULES_STREAM = 'supervision-rules';

export const SUPERVISION_RULES_AGGREGATE: Aggregate<SupervisionRulesCommand, SupervisionRulesState, SupervisionRulesEvent> = {
  decider: supervisionRulesDecider,
  foldVersion: 3,
  toJson: supervisionRulesToJson,
  fromJson: (json) => supervisionRulesFromJson(json as SupervisionRulesJson),
  settled: () => false,
};
