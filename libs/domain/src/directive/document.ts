import type { BodyId, DirectiveId, GroupId, LocalDate, TaskCode } from '../kernel/index.js';
import type { Deadline } from '../deadline/index.js';

/** Kinds of Party document (glossary, Documents): `KH` kế hoạch, `CT` chỉ thị, `KL` kết luận… */
export const DOCUMENT_KINDS = ['NQ', 'CT', 'KL', 'QĐi', 'QĐ', 'QC', 'HD', 'TT', 'TB', 'BC', 'KH', 'CTr', 'ĐA', 'TTr', 'CV', 'BB'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Issuer, kind, year and running number together name a document once and for all (`24-KH/TU` of 2021). */
export interface DocumentNumber {
  readonly issuer: BodyId;
  readonly kind: DocumentKind;
  readonly year: number;
  readonly number: number;
  /** As printed, e.g. `24-KH/TU`. */
  readonly symbol: string;
}

/** T/M on behalf of the collective, K/T for the head, T/L by order, Q. acting, TT/… none. */
export const SIGN_CAPACITIES = ['T/M', 'K/T', 'T/L', 'Q.', 'none'] as const;
export type SignCapacity = (typeof SIGN_CAPACITIES)[number];

/** Mark of urgency of a paper: hỏa tốc, thượng khẩn, khẩn; without a mark it is thường. */
export const URGENCIES = ['express', 'very-urgent', 'urgent', 'ordinary'] as const;
export type Urgency = (typeof URGENCIES)[number];
/** The paper bears one of the marks, whichever: its entry has the shortest limit (feature 31). */
export const isUrgent = (urgency: Urgency): boolean => urgency !== 'ordinary';

/** Who signed, by position; the sample gives no name. */
export interface Signatory {
  readonly capacity: SignCapacity;
  readonly onBehalfOf: BodyId | null;
  readonly position: string;
}

/** One line of "Nơi nhận": its words, and the bodies and groups it reaches. Purpose null = not printed. */
export interface Recipient {
  readonly text: string;
  readonly sourceLine: number | null;
  readonly bodies: readonly BodyId[];
  readonly groups: readonly GroupId[];
  readonly purpose: 'perform' | 'report' | 'inform' | 'archive' | null;
}

export const TASK_ROLES = ['lead', 'coordinate', 'perform', 'monitor', 'report-to', 'advised'] as const;
export type TaskRole = (typeof TASK_ROLES)[number];
/** How the lead carries its duty: does it, directs others, advises a decision, monitors others. */
export const LEAD_MODES = ['do', 'direct', 'advise', 'monitor'] as const;
export type LeadMode = (typeof LEAD_MODES)[number];

/** One body or group named for a task. Exactly one of `body` and `group` is set. */
export interface Participant {
  readonly role: TaskRole;
  readonly body: BodyId | null;
  readonly group: GroupId | null;
  /** The words of the document. */
  readonly text: string;
  /** Meaningful for leads only; null otherwise. */
  readonly mode: LeadMode | null;
  /** Outside the issuer's authority: recorded, never reminded, never late (feature 9). Of a lead it is what the register says. */
  readonly external: boolean;
  /** Inferred by the clerk, not written. */
  readonly implicit: boolean;
}

/** How a parent completes from its parts (R7). `quorum` is a whole percentage, 1–100. */
export type CompletionRule =
  | { readonly by: 'all' }
  | { readonly by: 'quorum'; readonly percent: number }
  | { readonly by: 'lead-report' }
  | { readonly by: 'first' };

/** How a duty with several points completes from them (ADR 0040): one point done first never stands for the others. */
export type PointsRule = Exclude<CompletionRule, { readonly by: 'first' }>;

/** One point (điểm) of a task that the paper gives point by point. */
export interface TaskPoint {
  /** As on the paper, e.g. "a" or "3.2"; unique within the task for ever, also after the point was withdrawn. */
  readonly code: string;
  readonly text: string;
}

/** Points that one task or duty may have, so that the state of a duty stays small. */
export const MOST_POINTS = 100;

/** A task (việc). Each lead body, after groups are expanded, gets its own assignment (R16). */
export interface Task {
  readonly code: TaskCode;
  /** Own-word summary shown on boards. */
  readonly summary: string;
  readonly expectedOutputs: readonly string[];
  readonly participants: readonly Participant[];
  readonly deadlines: readonly Deadline[];
  /** How the task as a whole completes from its assignments. */
  readonly completion: CompletionRule;
  /** How one assignment completes from the parts its lead hands down. */
  readonly partsCompletion: CompletionRule;
  /** Empty for a task that is one thing to do. Each assignment of the task gets all of them. */
  readonly points: readonly TaskPoint[];
  /** How one assignment completes from its points. */
  readonly pointsCompletion: PointsRule;
  readonly starred: boolean;
}

/** A correction of the scan: what was read, what was meant, how sure. `right` null = unreadable, kept raw. */
export interface ScanCorrection {
  readonly sourceLine: number;
  readonly wrong: string;
  readonly right: string | null;
  readonly confidence: 'certain' | 'high' | 'low' | null;
  readonly reason: string;
}

/** An item (mục) of the document with its source sentence. */
export interface DirectiveItem {
  readonly code: string;
  readonly sourceSentence: string;
  readonly sourceLine: number | null;
  readonly corrections: readonly ScanCorrection[];
  readonly tasks: readonly Task[];
}

/** The whole content of a directive, as drafted. */
export interface DirectiveContent {
  readonly directiveId: DirectiveId;
  readonly number: DocumentNumber;
  /** Date on the paper. */
  readonly date: LocalDate;
  /** As marked on the paper. A later paper bears its own mark: see the amendment. */
  readonly urgency: Urgency;
  /** Trích yếu. */
  readonly title: string;
  readonly signatory: Signatory;
  readonly recipients: readonly Recipient[];
  /** Documents it implements, as cited. */
  readonly implements: readonly string[];
  readonly items: readonly DirectiveItem[];
  /** Body that confirms results; the Standing Committee's office by default, re-routed by R12 on collision. */
  readonly confirmingBody: BodyId;
  /** Where confirmation goes when `confirmingBody` has a part in the task (R12). */
  readonly confirmingFallbacks: readonly BodyId[];
  /** Ban Dân vận's role: follows, urges, reports; sees every assignment. */
  readonly supervisingBody: BodyId;
  /** Marks data that is not real. */
  readonly sample: boolean;
}
