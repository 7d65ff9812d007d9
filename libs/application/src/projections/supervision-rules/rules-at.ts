import { evolveSupervisionRules, initialSupervisionRules, SHIPPED_RULES, type BodyId, type SupervisionRules, type SupervisionRulesEvent } from '#libs/domain';
import { SupervisionRulesInForce } from '../../commands/supervision-rules-in-force.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { supervisionRulesProjection } from './supervision-rules.projection.js';

/** The rules in force after the event with that dense index, by the issuer of a duty. @throws ReadModelMissingError */
export function rulesAt(sources: Pick<QuerySources, 'store'>, index: number): (issuer: BodyId | null) => SupervisionRules {
  const rules = new SupervisionRulesInForce(SHIPPED_RULES);
  let state = initialSupervisionRules;
  const rows = readerOf(sources, supervisionRulesProjection).database.prepare('SELECT event FROM publication WHERE idx <= ? ORDER BY idx').all(index);
  for (const { event } of rows) state = evolveSupervisionRules(state, JSON.parse(String(event)) as SupervisionRulesEvent);
  rules.adopt(state);
  return (issuer) => rules.for(issuer);
}
