import { REVIEW_KINDS, type BodyId, type DirectiveId, type LocalDate, type ReviewId, type ReviewTerms } from '#libs/domain';
import { day, id, listOf, nullable, object, oneOf, text } from '../shape.js';

/** A review as its outline began it, version 1. */
export const reviewTerms = object<ReviewTerms>({
  reviewId: id<ReviewId>(),
  kind: oneOf(REVIEW_KINDS),
  title: text,
  conductor: id<BodyId>(),
  directiveId: nullable(id<DirectiveId>()),
  directiveSymbol: nullable(text),
  scopeFrom: nullable(day<LocalDate>()),
  scopeTo: nullable(day<LocalDate>()),
  units: listOf(id<BodyId>()),
  reportsDue: nullable(day<LocalDate>()),
  outlineSymbol: text,
  outlineDate: day<LocalDate>(),
});
