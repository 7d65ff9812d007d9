import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { AskedForm } from '../forms/asked-form.js';
import { headerOf, type Seen } from '../forms/seen.js';
import { contentOf } from '../forms/content-of.js';
import { useWords } from '../language/language.js';
import { policyAsTyped, policyFields, type Switches } from './policy-fields.js';

interface PolicyFormProps {
  readonly switches: Switches;
  /** The rules as they are seen. */
  readonly seen: Seen | undefined;
  /** Waits until the rules have it. */
  readonly anew: (position: string) => Promise<void>;
}

/** Changes one rule of the policy; it begins with the value in force, and all others keep theirs. */
export function PolicyForm({ switches, seen, anew }: PolicyFormProps): ReactNode {
  const t = useWords();
  const fields = policyFields(switches, t);
  return (
    <AskedForm
      route="POST /api/policies"
      title={t.rules.change}
      submit={t.rules.publish}
      autoFocus={false}
      seen={seen}
      fields={fields}
      initial={policyAsTyped(switches)}
      reasons={{ 'basis-missing': 'basis', 'ladder-invalid': 'switches.reminderLadder', 'switch-invalid': 'rule', 'limit-negative': 'rule', 'unknown-issuer': 'issuer' }}
      send={async (answers, sent) => {
        // What is no value of the rule the API refuses, in words.
        const body = contentOf(fields.filter(({ name }) => name !== 'rule'), answers) as unknown as Schemas['PublishPolicyDto'];
        await anew((await answerOf(api.POST('/api/policies', { params: { header: headerOf(sent) }, body }))).position);
      }}
    />
  );
}
