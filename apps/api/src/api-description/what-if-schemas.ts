import type { AffectedParent, AffectedPart, DueStanding, ParentEffect, PartEffect, ToldBody, WhyTold } from '#libs/domain';
import type { ExtensionWhatIfView } from '../assignments/extension-what-if.controller.js';
import { day, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const keysOf = <Word extends string>(all: Readonly<Record<Word, true>>): readonly string[] => Object.keys(all);
const PARENT_EFFECTS = keysOf<ParentEffect>({ fits: true, warns: true, breaks: true, undated: true, finished: true });
const PART_EFFECTS = keysOf<PartEffect>({ stays: true, 'comes-within': true, 'due-after': true, undated: true, finished: true });
const WHY_TOLD = keysOf<WhyTold>({ lead: true, parent: true, part: true, coordinator: true, confirming: true, supervising: true });

const BESIDE = { assignmentId: uuid, taskCode: text, summary: orNull(text), body: text, due: orNull(day), standing: orNull(named('Standing')) } as const;

/** What a new due day would do. */
export const WHAT_IF_SCHEMAS: Readonly<Record<string, Schema>> = {
  DueStanding: record<DueStanding>({ due: orNull(day), standing: named('Standing') }),
  AffectedParent: record<AffectedParent>({ ...BESIDE, effect: oneOfWords(PARENT_EFFECTS) }),
  AffectedPart: record<AffectedPart>({ ...BESIDE, depth: whole, effect: oneOfWords(PART_EFFECTS) }),
  ToldBody: record<ToldBody>({ body: text, why: oneOfWords(WHY_TOLD), byItself: yesOrNo }),
  ExtensionWhatIf: record<ExtensionWhatIfView>({
    revision: whole, before: named('DueStanding'), after: named('DueStanding'), beyondCap: yesOrNo,
    parents: listOf(named('AffectedParent')), parts: listOf(named('AffectedPart')), told: listOf(named('ToldBody')),
  }), // prettier-ignore
};
