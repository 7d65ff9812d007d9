import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useRegisterSeen } from '../duty/use-body-names.js';
import { bodiesIn, orNone, rowsIn } from '../forms/answers.js';
import { AskedForm } from '../forms/asked-form.js';
import { headerOf } from '../forms/seen.js';
import { useWords } from '../language/language.js';

interface SuccessionFormProps {
  /** Waits until the register has it. */
  readonly anew: (position: string) => Promise<void>;
  readonly close: () => void;
}

/** Bodies go on in others: a merger, a split, or one in the place of another; with the paper that decided it. */
export function SuccessionForm({ anew, close }: SuccessionFormProps): ReactNode {
  const t = useWords();
  const words = t.lineage;
  const seen = useRegisterSeen();
  const choices = (of: Readonly<Record<string, string>>): readonly { readonly value: string; readonly label: string }[] => Object.entries(of).map(([value, label]) => ({ value, label }));
  return (
    <AskedForm
      route="POST /api/successions"
      title={words.succeed}
      submit={t.acts.send(words.succeed)}
      cancel={close}
      kept="succession"
      seen={seen}
      autoFocus={false}
      reasons={REASONS}
      fields={[
        { name: 'predecessors', label: words.predecessors, kind: 'bodies', required: true },
        { name: 'successors', label: words.successors, kind: 'bodies' },
        {
          name: 'newBodies', label: words.newBodies, kind: 'rows',
          row: {
            add: words.addNewBody, title: words.newBody,
            fields: [
              { name: 'name', label: t.admin.name, kind: 'text', required: true }, { name: 'bodyId', label: t.admin.bodyId, kind: 'text', required: true, hint: t.admin.bodyIdHint },
              { name: 'kind', label: t.admin.kind, kind: 'choice', choices: choices(t.admin.kinds), required: true }, { name: 'level', label: t.admin.level, kind: 'choice', choices: choices(t.admin.levels), required: true },
              { name: 'parentId', label: t.admin.parent, kind: 'body', hint: t.admin.noParent }, { name: 'keeps', label: words.keepsDuties, kind: 'box' },
            ],
          },
        },
        { name: 'keeper', label: words.keeper, kind: 'body', hint: words.keeperHint },
        { name: 'on', label: words.on, kind: 'day', required: true, hint: words.onHint },
        { name: 'basis', label: words.basis, kind: 'text', required: true },
      ]} // prettier-ignore
      send={async (answers, sent) => {
        const { on = '', basis = '' } = answers;
        const rows = rowsIn(answers, 'newBodies');
        const newBodies = rows.map((row): Schemas['BodyEntryDto'] => ({
          bodyId: row['bodyId'] ?? '', name: row['name'] ?? '', kind: (row['kind'] ?? '') as Schemas['BodyEntryDto']['kind'], level: (row['level'] ?? '') as Schemas['BodyEntryDto']['level'], parentId: orNone(row['parentId']), from: on,
        })); // prettier-ignore
        const successors = [...bodiesIn(answers['successors']), ...newBodies.map(({ bodyId }) => bodyId)];
        const keeper = rows.find((row) => row['keeps'] === 'yes')?.['bodyId'] ?? orNone(answers['keeper']);
        const body = { predecessors: bodiesIn(answers['predecessors']), successors, newBodies, on, basis, keeper };
        await anew((await answerOf(api.POST('/api/successions', { params: { header: headerOf(sent) }, body }))).position);
        close();
      }}
    />
  );
}

/** Which field a reason of the rules is about. */
const REASONS = {
  'nothing-named': 'successors', 'keeper-missing': 'keeper', 'keeper-not-eligible': 'keeper', 'body-already-ended': 'predecessors', 'lineage-cycle': 'successors', 'successor-not-standing': 'successors', 'body-id-taken': 'newBodies', 'id-malformed': 'newBodies',
  'name-taken': 'newBodies', 'name-invalid': 'newBodies', 'date-invalid': 'on', 'body-not-yet-founded': 'on', 'basis-missing': 'basis',
} as const; // prettier-ignore
