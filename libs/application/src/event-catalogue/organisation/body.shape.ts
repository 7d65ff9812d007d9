import { BODY_KINDS, BODY_LEVELS, type BodyEntry, type BodyId, type GroupRule, type LocalDate } from '#libs/domain';
import { day, flag, id, listOf, nullable, object, oneOf, taggedBy, text } from '../shape.js';

/** Shapes of the register, version 1. */
export const bodyEntry = object<BodyEntry>({
  bodyId: id<BodyId>(),
  kind: oneOf(BODY_KINDS),
  level: oneOf(BODY_LEVELS),
  parentId: nullable(id<BodyId>()),
  name: text,
  external: flag,
  from: day<LocalDate>(),
});

export const groupRule = taggedBy<'by', GroupRule>('by', {
  members: object({ by: oneOf(['members']), members: listOf(id<BodyId>()) }),
  kind: object({
    by: oneOf(['kind']),
    kinds: listOf(oneOf(BODY_KINDS)),
    level: nullable(oneOf(BODY_LEVELS)),
    parentId: nullable(id<BodyId>()),
    except: listOf(id<BodyId>()),
  }),
});
