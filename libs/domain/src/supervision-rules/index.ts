export * from './commands.js';
export { supervisionRulesDecider } from './decide.js';
export * from './events.js';
export { calendarOfVersion, evolveSupervisionRules, supervisionRulesFromJson, supervisionRulesToJson, type SupervisionRulesJson } from './evolve.js';
export { POLICY_SWITCHES, switchesFault } from './policy-checks.js';
export * from './rejections.js';
export * from './state.js';
