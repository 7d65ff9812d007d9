import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { hasRole } from '../deeds/asker.js';
import { useBodies, useRegisterSeen, type BodyRow } from '../duty/use-body-names.js';
import { AskedForm, type AskedField } from '../forms/asked-form.js';
import { useFinder } from '../forms/finder.js';
import { headerOf } from '../forms/seen.js';
import { PlainTable } from '../forms/plain-table.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { writtenDay } from '../wording/dates.js';
import { AdministrationFrame } from './administration-frame.js';
import { Groups } from './groups.js';
import { HandOverForm } from './hand-over-form.js';
import { SuccessionForm } from './succession-form.js';
import { ToForm } from './to-form.js';

type Change = 'renaming' | 'move' | 'ending' | 'handOver';

/** The register of bodies with who came from whom; what is changed in it holds from a day on, and the past stays as it was. */
export function BodiesPage(): ReactNode {
  const t = useWords();
  const session = useSession();
  const { asOf } = useAsOf();
  const bodies = useBodies();
  const [changing, setChanging] = useState<{ readonly body: BodyRow; readonly change: Change } | null>(null);
  // A form whose act is done closes itself alone: another may have been opened while it was under way.
  const close = (): void => setChanging((now) => (now === changing ? null : now));
  const [succeeding, setSucceeding] = useState(false);
  const anew = useRegisterAnew();
  const names = new Map(bodies.map(({ bodyId, name }) => [bodyId, name]));
  const { shown, line, more } = useFinder(bodies, ({ name, bodyId }) => `${name} ${bodyId}`, t.admin.bodies);
  const mayOrder = hasRole(session, ['administrator', 'supervising-officer']) && asOf === undefined;
  const mayChange = session.roles.includes('administrator') && asOf === undefined;
  return (
    <AdministrationFrame section="bodies">
      <p className="quiet">
        {t.admin.bodiesCount(bodies.length)} <Link to="/don-vi/ke-thua">{t.lineage.title}</Link>
      </p>
      {mayChange && <ToForm title={t.groups.title} first="groups" />}
      {mayChange && <ToForm title={t.admin.register} first="bodyId" />}
      {mayChange && (
        <Button variant="default" mb="sm" aria-expanded={succeeding} onClick={() => setSucceeding(!succeeding)}>
          {t.lineage.succeed}
        </Button>
      )}
      {succeeding && <SuccessionForm anew={anew} close={() => setSucceeding(false)} />}
      {changing !== null && (changing.change === 'handOver' ? <HandOverForm key={changing.body.bodyId} body={changing.body} anew={anew} close={close} /> : <ChangeForm key={`${changing.body.bodyId} ${changing.change}`} body={changing.body} change={changing.change} close={close} />)}
      <RowsToNow of={['bodies']} read={(since) => answerOf(api.GET('/api/bodies/difference', { params: { query: { since, limit: SHOWN } } }))} />
      {line}
      <PlainTable name={t.admin.bodies} head={[t.admin.name, t.admin.kind, t.admin.parent, t.admin.days, t.admin.lineage, ...(mayOrder ? [t.account.act] : [])]}>
        {shown.map((body) => (
          <tr key={body.bodyId}>
            <th scope="row">
              {body.name} <span className="quiet">({body.bodyId})</span>
            </th>
            <td>
              {t.admin.kinds[body.kind as keyof typeof t.admin.kinds] ?? body.kind}, {t.admin.levels[body.level as keyof typeof t.admin.levels] ?? body.level}
              {body.external && `, ${t.lines.external.toLowerCase()}`}
            </td>
            <td>{body.parentId === null ? '–' : (names.get(body.parentId) ?? body.parentId)}</td>
            <td>{t.account.daysOf(writtenDay(body.from), body.lastDay === null ? null : writtenDay(body.lastDay))}</td>
            <td>
              {body.predecessors.length > 0 && <p>← {body.predecessors.map((id) => names.get(id) ?? id).join('; ')}</p>}
              {body.successors.length > 0 && <p>→ {body.successors.map((id) => names.get(id) ?? id).join('; ')}</p>}
            </td>
            {mayOrder && (
              <td>
                <span className="row">
                    {changesOf(body, mayChange).map((change) => (
                      <Button key={change} variant="default" size="compact-sm" aria-label={`${t.admin.changes[change]}: ${body.name}`} onClick={() => setChanging({ body, change })}>
                        {t.admin.changes[change]}
                      </Button>
                    ))}
                </span>
              </td>
            )}
          </tr>
        ))}
      </PlainTable>
      {more}
      <Groups />
      {mayChange && <RegisterForm />}
    </AdministrationFrame>
  );
}

/** What may be changed of a body that stands; of one that ended, nothing but who takes over its duties is ordered. */
const changesOf = ({ lastDay }: BodyRow, mayChange: boolean): readonly Change[] => (lastDay !== null ? ['handOver'] : mayChange ? ['renaming', 'move', 'ending'] : []);

/** Waits until the register has it. */
function useRegisterAnew(): (position: string) => Promise<void> {
  const client = useQueryClient();
  return async (position) => {
    await answerOf(api.GET('/api/bodies', { params: { query: { after: position } } })).catch(() => undefined);
    await client.invalidateQueries({ queryKey: ['bodies'] });
  };
}

const useBodyChoices = (): readonly { readonly value: string; readonly label: string }[] => useBodies().filter(({ lastDay }) => lastDay === null).map(({ bodyId, name }) => ({ value: bodyId, label: name }));

function ChangeForm({ body, change, close }: { readonly body: BodyRow; readonly change: Exclude<Change, 'handOver'>; readonly close: () => void }): ReactNode {
  const t = useWords();
  const choices = useBodyChoices();
  const anew = useRegisterAnew();
  const seen = useRegisterSeen();
  const from: AskedField = { name: 'from', label: t.admin.from, kind: 'day', required: true };
  const basis: AskedField = { name: 'basis', label: t.account.basis, kind: 'text', required: true };
  const fields: Readonly<Record<Exclude<Change, 'handOver'>, readonly AskedField[]>> = {
    renaming: [{ name: 'name', label: t.admin.newName, kind: 'text', required: true }, from, basis],
    move: [{ name: 'parentId', label: t.admin.parent, kind: 'choice', choices, hint: t.admin.noParent }, from, basis],
    ending: [{ name: 'lastDay', label: t.admin.lastDay, kind: 'day', required: true }, { name: 'keeper', label: t.admin.keeper, kind: 'choice', choices }, basis],
  };
  return (
    <AskedForm
      route={`POST /api/bodies/{id}/${change}`}
      title={`${t.admin.changes[change]}: ${body.name}`}
      submit={t.admin.changes[change]}
      cancel={close}
      seen={seen}
      kept={`body.${body.bodyId}.${change}`}
      fields={fields[change]}
      initial={change === 'renaming' ? { name: body.name } : change === 'move' ? { parentId: body.parentId ?? '' } : {}}
      send={async ({ name = '', from: day = '', basis: paper = '', parentId = '', lastDay = '', keeper = '' }, { key, etag }) => {
        const params = { path: { id: body.bodyId }, header: headerOf({ key, etag }) };
        const orNone = (value: string): string | null => (value === '' ? null : value);
        const { position } =
          change === 'renaming'
            ? await answerOf(api.POST('/api/bodies/{id}/renaming', { params, body: { name, from: day, basis: paper } }))
            : change === 'move'
              ? await answerOf(api.POST('/api/bodies/{id}/move', { params, body: { parentId: orNone(parentId), from: day, basis: paper } }))
              : await answerOf(api.POST('/api/bodies/{id}/ending', { params, body: { lastDay, keeper: orNone(keeper), basis: paper } }));
        await anew(position);
        close();
      }}
    />
  );
}

function RegisterForm(): ReactNode {
  const t = useWords();
  const choices = useBodyChoices();
  const anew = useRegisterAnew();
  const seen = useRegisterSeen();
  const wordsOf = (words: Readonly<Record<string, string>>): { readonly value: string; readonly label: string }[] => Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <AskedForm
      route="POST /api/bodies"
      title={t.admin.register}
      submit={t.admin.register}
      seen={seen}
      autoFocus={false}
      fields={[
        { name: 'bodyId', label: t.admin.bodyId, kind: 'text', required: true, hint: t.admin.bodyIdHint },
        { name: 'name', label: t.admin.name, kind: 'text', required: true },
        { name: 'kind', label: t.admin.kind, kind: 'choice', choices: wordsOf(t.admin.kinds), required: true },
        { name: 'level', label: t.admin.level, kind: 'choice', choices: wordsOf(t.admin.levels), required: true },
        { name: 'parentId', label: t.admin.parent, kind: 'choice', choices },
        { name: 'external', label: t.admin.external, kind: 'box' },
        { name: 'from', label: t.admin.from, kind: 'day', required: true },
      ]}
      send={async ({ bodyId = '', name = '', kind = '', level = '', parentId = '', external = '', from = '' }, sent) => {
        const entry: Schemas['BodyEntryDto'] = {
          bodyId, name, from, kind: kind as Schemas['BodyEntryDto']['kind'], level: level as Schemas['BodyEntryDto']['level'],
          parentId: parentId === '' ? null : parentId, external: external === 'yes',
        }; // prettier-ignore
        const { position } = await answerOf(api.POST('/api/bodies', { params: { header: headerOf(sent) }, body: { bodies: [entry] } }));
        await anew(position);
      }}
    />
  );
}
