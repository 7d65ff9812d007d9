import { askedAgain } from '../deeds/typed-again.js';
import type { Answers, AskedField } from '../forms/answers.js';

type Content = Readonly<Record<string, unknown>>;

/** What a draft of a step says, as it would be typed into the form of the step. */
export const stepTypedAgain = (fields: readonly AskedField[], content: Content): Answers => askedAgain(fields, { ...content, ...('remediation' in content && { remediation: (content['remediation'] as readonly Content[]).map(withDueDay) }) });

/** The day of the one deadline that the form asks for. */
function withDueDay(wanted: Content): Content {
  const [first] = (wanted['deadlines'] ?? []) as readonly { readonly due?: string | null }[];
  return { ...wanted, due: first?.due ?? null };
}
