import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { describe, expect, it } from '@jest/globals';
import { BOARD_NUMBERS, COORDINATOR_NUMBERS, CUSTODY_NUMBERS, DIRECTIVE_NUMBERS, FAN_OUT_NUMBERS, INBOX_NUMBERS, RANKING_NUMBERS, REPORT_NUMBERS, UPDATE_RATE_NUMBERS } from '#libs/application';
import { ANSWER_SCHEMAS, ANSWERS } from '../api-description/answers.js';
import { CONTROLLERS } from '../controllers.js';
import { routePlansOf } from '../route-plans.js';

/** A whole number in what an operation answers: `BoardsController.inbox counts.overdue`. */
type Field = string;

/** What explains a number: an operation, and the name by which it knows the number in that place. */
interface Explained {
  readonly by: string;
  readonly numbers: readonly string[];
  readonly number: (path: string) => string;
}
type Fate =
  | Explained
  /** It counts nothing. */
  | 'no count'
  /** What it counts stands in the same answer or list, row by row; the acts behind each row are in its history. */
  | 'listed';

const behind = (prefix: RegExp): ((path: string) => string) => (path) => path.replace(prefix, '');
const [BOARD, INBOX, CUSTODY, COORDINATORS, REPORTS, RANKING, DIRECTIVE, FAN_OUT, UPDATE_RATE] = [
  ['BoardExplanationController.explanation', BOARD_NUMBERS, behind(/^(?:total|groups\[\]|bodies\[\]\.cells\[\])\./)],
  ['CountedBoardsController.inboxExplanation', INBOX_NUMBERS, behind(/^$/)],
  ['CountedBoardsController.custodyExplanation', CUSTODY_NUMBERS, (path: string) => (path === 'total.duties' ? path : path.replace(/^(?:total|groups\[\])\./, ''))],
  ['CountedBoardsController.coordinatorsExplanation', COORDINATOR_NUMBERS, behind(/^coordinators\[\]\./)],
  ['CountedBoardsController.reportsExplanation', REPORT_NUMBERS, behind(/^(?:obligations\[\]|obligation|periods\[\]|period)\./)],
  ['CountedBoardsController.rankingExplanation', RANKING_NUMBERS, behind(/^(?:ranked|unranked)\[\]\./)],
  ['CountedBoardsController.directiveExplanation', DIRECTIVE_NUMBERS, behind(/^tasks\[\]\./)],
  ['CountedBoardsController.fanOutExplanation', FAN_OUT_NUMBERS, (path: string) => (/^[kn]$/.test(path) ? `fanOut.${path}` : path.replace(/^(?:directives\[\]|directive)\./, ''))],
  ['CountedBoardsController.updateRateExplanation', UPDATE_RATE_NUMBERS, behind(/^bodies\[\]\./)],
].map(([by, numbers, number]) => ({ by, numbers, number }) as Explained) as [Explained, Explained, Explained, Explained, Explained, Explained, Explained, Explained, Explained];
const as = (of: Explained, number: string): Explained => ({ ...of, number: () => number });

/** The first rule that fits tells what becomes of a number. */
const FATES: readonly (readonly [RegExp, Fate])[] = [
  // Places, names, versions, days and limits.
  [/ (?:.*\.)?(?:index|revision|requestRevision|subjectRevision|version|policyVersion|calendarVersion|edition|number|round|place|depth|sourceLine|year|size|id|seenUpTo|recoveryCodesLeft|weight)$/, 'no count'],
  [/ (?:.*\.)?(?:percent|extensionsGranted|daysOverdue|workingDaysLate|days|day|monthOffset|everyMonths|minimumN|needed|corrections|attempts)$/, 'no count'],
  [/^SupervisionRulesController\./, 'no count'],
  [/^[A-Za-z]+Controller\.\w*(?:explanation|Explanation) /, 'no count'], // an explanation itself
  [/^[A-Za-z]+Controller\.\w*(?:difference|Difference) /, 'no count'], // each of them a number of the board at one of two moments, explained there
  [/^OfficeAddressesController\.emails /, 'no count'], // of this machine since it started, not of the log
  [/\.content\.figures\[\]\.value$/, 'no count'], // a figure that somebody reported
  // Boards.
  [/^BoardsController\.inbox counts\./, INBOX],
  [/^BoardsController\.(?:overdue|fourBoxes) (?:total|groups\[\])\./, BOARD],
  [/^BoardsController\.heatMap /, BOARD],
  [/^BoardsController\.dutiesBehind total$/, as(BOARD, 'boxes.overdue')], // of the box or the line that was asked for
  [/^CustodyBoardsController\.custody /, CUSTODY],
  [/^CustodyBoardsController\.silentCoordinators /, COORDINATORS],
  [/^ReportingController\.missing total$/, as(REPORTS, 'missing.overdue')],
  [/^ReportingController\.(?:list|grid|period) (?:obligations\[\]|obligation|periods\[\]|period)\.(?:reported\.[kn]|overdue)$/, REPORTS],
  [/^RankingsController\.live /, RANKING],
  [/^DirectivesController\.show (?:total\.|acknowledged\.|tasks\[\]\.(?:accepted|external|boxes)\.)/, DIRECTIVE],
  // What a published line says is explained by its duties as they were judged then, at an address of its own.
  [/^RankingsController\.(?:show editions\[\]\.|line |liveLine )/, 'listed'],
  [/^RankingsController\.(?:list rankings\[\]|show ranking)\.(?:ranked|unranked|decided\.[kn])$/, 'listed'],
  // Of one thing: its rows are the answer.
  [/^CustodyController\.|^AssignmentsController\.show custody\./, 'listed'],
  [/^TrackingController\.tracking pointTally\./, 'listed'],
  [/^(?:DirectivesController|AssignmentsController)\.cascade /, 'listed'],
  [/^DirectivesController\.receipts registered\./, 'listed'],
  [/^FollowingController\.entryLimits /, 'listed'],
  [/^BoardsController\.(?:leftBehind|standingDuties) /, 'listed'],
  [/^UrgingsController\./, 'listed'],
  [/^ReviewsController\./, 'listed'],
  [/^InspectionsController\./, 'listed'],
  [/^OversightsController\./, 'listed'],
  [/^NoticesController\./, 'listed'],
  [/^ProposalsController\.atDesk waiting$/, 'listed'],
  [/^ReportingController\.period consolidated\./, 'listed'],
  [/^ConformanceController\.conformance /, 'listed'],
  [/^ListDifferencesController\./, 'listed'], // the rows of a list at two moments, and those that changed
  [/^DirectivesController\.(?:list directives\[\]|show directive)\.fanOut\.[kn]$|^DirectivesController\.fanOut /, FAN_OUT],
  [/^FollowingController\.updateRate /, UPDATE_RATE],
];

interface Described {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
  readonly additionalProperties?: Described | boolean;
}

/** Paths of the whole numbers in what a schema describes; instants are none. */
function numbersIn(schema: Described, path: string, seen: readonly string[]): readonly string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return seen.includes(name) ? [] : numbersIn((ANSWER_SCHEMAS as Readonly<Record<string, Described>>)[name] ?? {}, path, [...seen, name]);
  }
  if (schema.type === 'integer' || schema.type === 'number') return schema.description?.startsWith('Milliseconds') === true ? [] : [path];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([field, each]) => numbersIn(each, path === '' ? field : `${path}.${field}`, seen)),
    ...(schema.items === undefined ? [] : numbersIn(schema.items, `${path}[]`, seen)),
    ...(schema.anyOf ?? []).flatMap((each) => numbersIn(each, path, seen)),
    ...(typeof schema.additionalProperties === 'object' ? numbersIn(schema.additionalProperties, `${path}.*`, seen) : []),
  ];
}

/** Every whole number that any view answers. */
const FIELDS: readonly Field[] = routePlansOf(CONTROLLERS)
  .filter(({ handler }) => Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET)
  .flatMap(({ name }) => {
    const answer = ANSWERS[name.replace('.', '_')];
    return answer === undefined || !('schema' in answer) ? [] : [...new Set(numbersIn({ $ref: `#/${answer.schema}` }, '', []))].map((path) => `${name} ${path}`);
  });
const ruleOf = (field: Field): number => FATES.findIndex(([pattern]) => pattern.test(field));

describe('every number that a view answers', () => {
  it('is explained, or said to count nothing or to be listed beside it', () => {
    expect(FIELDS.length).toBeGreaterThan(1_000);
    expect(FIELDS.filter((field) => ruleOf(field) < 0)).toEqual([]);
  });

  it('is known under its name to what explains it', () => {
    const operations = new Set(routePlansOf(CONTROLLERS).map(({ name }) => name));
    const unknown = FIELDS.filter((field) => {
      const fate = FATES[ruleOf(field)]?.[1];
      if (fate === undefined || typeof fate === 'string') return false;
      return !operations.has(fate.by) || !fate.numbers.includes(fate.number(field.slice(field.indexOf(' ') + 1)));
    });
    expect(unknown).toEqual([]);
  });

  it('has no rule that no number needs', () => {
    const used = new Set(FIELDS.map(ruleOf));
    expect(FATES.filter((_, place) => !used.has(place)).map(([pattern]) => pattern.source)).toEqual([]);
  });

  it('is asked for where nobody has thought of it', () => {
    expect(['BoardsController.inbox counted.anew', 'NewController.list total'].map(ruleOf)).toEqual([-1, -1]);
  });
});
