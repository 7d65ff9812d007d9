import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Recorded } from '../approval/recorded.js';
import { useAsker } from '../approval/use-desk.js';
import type { Answers, AskedField } from '../forms/answers.js';
import { AskedForm, type Sent } from '../forms/asked-form.js';
import { paperDayIn, usePaperDay } from '../forms/paper-fields.js';
import { useWords } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';

type Urged = Schemas['UrgingsOfDutiesAnswer']['urgings'][number];
type Deed = 'answer' | 'explain';
const ANSWERING = ['officer', 'head', 'supervising-officer'];

interface AnswerFormProps {
  readonly urging: Urged;
  /** Who carries the duty that was urged, and which. */
  readonly lead: string;
  readonly assignmentId: string;
}

/** Answers an urging in the name of the body that carries the duty, with a day promised for it; and explains, where that is asked. */
export function UrgingAnswering({ urging, lead, assignmentId }: AnswerFormProps): ReactNode {
  const t = useWords();
  const asker = useAsker();
  const { asOf } = useAsOf();
  const client = useQueryClient();
  const paperDay = usePaperDay();
  const [opened, setOpened] = useState<Deed | null>(null);
  const [done, setDone] = useState<Deed | null>(null);
  const { urgingId: id, symbol, status, asksExplanation } = urging;
  const isTheirs = asker.body === lead && !asker.roles.includes('auditor') && asker.roles.some((role) => ANSWERING.includes(role));
  if (asOf !== undefined || status !== 'issued' || !isTheirs) return null;
  const words = t.urging.deeds;
  const text: AskedField = { name: 'text', label: t.urging.text, kind: 'long', required: true };
  const fields: Readonly<Record<Deed, readonly AskedField[]>> = { answer: [text, { name: 'promised', label: t.urging.promised, kind: 'day', hint: t.urging.promisedHint }, ...paperDay], explain: [text, ...paperDay] };
  const send = async (deed: Deed, answers: Answers, { key, files }: Sent): Promise<void> => {
    // No tag: what other addressees answered meanwhile is no reason to look again.
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    const body = { ...paperDayIn(answers), text: answers['text'] ?? '', ...(files.length > 0 && { files }) };
    const day = answers['promised'] ?? '';
    const { position } = await (deed === 'explain'
      ? answerOf(api.POST('/api/urgings/{id}/explanations', { params, body }))
      : answerOf(api.POST('/api/urgings/{id}/answers', { params, body: { ...body, ...(day !== '' && { promises: [{ assignmentId, day }] }) } })));
    await answerOf(api.GET('/api/urgings/{id}', { params: { path: { id }, query: { after: position } } })).catch(() => undefined);
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    setDone(deed);
    setOpened(null);
  };
  return (
    <>
      <span className="row">
        {(asksExplanation ? (['answer', 'explain'] as const) : (['answer'] as const)).map((deed) => (
          <Button key={deed} variant="default" size="compact-sm" aria-label={`${words[deed]}: ${symbol}`} aria-expanded={opened === deed} onClick={() => (setDone(null), setOpened(opened === deed ? null : deed))}>
            {words[deed]}
          </Button>
        ))}
      </span>
      {done !== null && (
        <p className="good" role="status">
          <Recorded name={words[done]} />
        </p>
      )}
      {opened !== null && (
        <AskedForm
          key={opened}
          title={`${words[opened]}: ${symbol}`}
          submit={t.acts.send(words[opened])}
          goesOut={words[opened]}
          fields={fields[opened]}
          files
          cancel={() => setOpened(null)}
          reasons={{ 'late-entry-needs-basis': 'lateEntryBasis', 'occurred-in-future': 'occurredOn', 'promise-in-the-past': 'promised' }}
          send={(answers, sent) => send(opened, answers, sent)}
        />
      )}
    </>
  );
}
