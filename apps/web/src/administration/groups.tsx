import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { hasRole } from '../deeds/asker.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { useBodyNames, useGroups, useRegisterSeen } from '../duty/use-body-names.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { BODY_DEEDS } from './body-deeds.js';

/** Groups of bodies with whom they stand for on the day of the page. One that is defined again changes from a day on; directives of before keep whom it stood for. */
export function Groups(): ReactNode {
  const t = useWords();
  const session = useSession();
  const names = useBodyNames();
  const groups = useGroups();
  const seen = useRegisterSeen();
  const change = ({ groupId, name, members, open }: (typeof groups)[number]) => ({ deed: BODY_DEEDS.DefineGroup, of: name, initial: { groupId, name, 'rule.by': 'members', 'rule.members': members.join(' '), open: open ? 'yes' : '' } });
  return (
    <section aria-labelledby="groups">
      <h2 id="groups" tabIndex={-1}>{t.groups.title}</h2>
      {groups.length === 0 && <p className="panel">{t.groups.none}</p>}
      {groups.length > 0 && (
        <PlainTable name={t.groups.title} head={[t.admin.name, t.deeds.fields.members]}>
          {groups.map(({ groupId, name, open, members }) => (
            <tr key={groupId}>
              <th scope="row">
                {open ? t.issuing.openGroup(name) : name} <span className="quiet">({groupId})</span>
              </th>
              <td>
                {t.groups.count(members.length)}
                {members.length > 0 && <span className="quiet"> {members.map(names).join('; ')}</span>}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      <DeedPanel quiet offers={() => (hasRole(session, ['administrator']) ? [{ deed: BODY_DEEDS.DefineGroup }, ...groups.map(change)] : [])} place={{ path: {}, seen, until: (position) => answerOf(api.GET('/api/bodies', { params: { query: { after: position } } })) }} />
    </section>
  );
}
