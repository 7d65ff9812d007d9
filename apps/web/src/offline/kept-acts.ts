import type { Schemas } from '../api/client.js';
import { ACT_FIELDS, type Act, type Values } from '../duty/act-fields.js';

/** An act that the program could not be told of, with all that is needed to tell it once. */
export interface KeptAct {
  /** The Idempotency-Key that it was sent with, should an answer have been lost. */
  readonly key: string;
  readonly actor: string;
  readonly assignmentId: string;
  /** How the duty is called. */
  readonly title: string;
  readonly act: Act;
  readonly values: Values;
  readonly actingFor: string | null;
  /** Tag and revision of the duty as it was seen; no tag = whatever it is. */
  readonly etag: string | null;
  readonly revision: number;
  readonly files: readonly Schemas['FileDto'][];
  /** Milliseconds. */
  readonly keptAt: number;
}

const KEPT_AS = 'dondoc.kept-acts';
const DRAFTS_AS = 'dondoc.drafts';

/** Half-typed words of one act on one duty. */
interface Draft {
  readonly actor: string;
  readonly assignmentId: string;
  readonly act: Act;
  readonly values: Values;
}

/**
 * What people typed and the program does not have yet, in the storage of the browser: acts to be sent, and drafts. Each person
 * sees their own. A browser that keeps nothing keeps none of it, and says so by `keep`.
 */
export class KeptActs {
  private readonly listeners = new Set<() => void>();
  private read: { readonly text: string | null; readonly acts: readonly KeptAct[] } = { text: null, acts: [] };

  constructor(private readonly storage: () => Storage) {}

  /** Every act that waits, oldest first; the same array until something changes. */
  all(): readonly KeptAct[] {
    const text = this.textOf(KEPT_AS);
    if (text !== this.read.text) this.read = { text, acts: listIn<KeptAct>(text).filter(({ key, act }) => typeof key === 'string' && Object.hasOwn(ACT_FIELDS, act)) };
    return this.read.acts;
  }

  /** False: the browser keeps nothing. The same key again replaces what was kept under it. */
  keep(act: KeptAct): boolean {
    return this.write(KEPT_AS, [...this.all().filter(({ key }) => key !== act.key), act]);
  }

  remove(key: string): void {
    this.write(KEPT_AS, this.all().filter((act) => act.key !== key));
  }

  draft(actor: string, assignmentId: string, act: Act): Values {
    return this.drafts().find((draft) => isOf(draft, actor, assignmentId, act))?.values ?? {};
  }

  /** Nothing typed = no draft. */
  keepDraft(actor: string, assignmentId: string, act: Act, values: Values): void {
    const others = this.drafts().filter((draft) => !isOf(draft, actor, assignmentId, act));
    const filled = Object.values(values).some((value) => value !== undefined && value !== '');
    this.write(DRAFTS_AS, filled ? [...others, { actor, assignmentId, act, values }] : others);
  }

  /** Somebody signs in: what others left half typed is not theirs to find. */
  keepDraftsOf(actor: string): void {
    this.write(DRAFTS_AS, this.drafts().filter((draft) => draft.actor === actor));
  }

  /** Somebody signs out of a computer that may be shared: nothing of theirs stays, and nobody's drafts. */
  wipe(actor: string): void {
    this.write(DRAFTS_AS, []);
    this.write(KEPT_AS, this.all().filter((act) => act.actor !== actor));
  }

  /** Calls back at every change, those of other windows too. @returns what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    window.addEventListener('storage', listener);
    return () => {
      this.listeners.delete(listener);
      window.removeEventListener('storage', listener);
    };
  };

  private drafts(): readonly Draft[] {
    return listIn<Draft>(this.textOf(DRAFTS_AS));
  }

  private textOf(name: string): string | null {
    try {
      return this.storage().getItem(name);
    } catch {
      return null;
    }
  }

  private write(name: string, list: readonly unknown[]): boolean {
    try {
      if (list.length === 0) this.storage().removeItem(name);
      else this.storage().setItem(name, JSON.stringify(list));
    } catch {
      return false;
    }
    for (const listener of this.listeners) listener();
    return true;
  }
}

const isOf = (draft: Draft, actor: string, assignmentId: string, act: Act): boolean => draft.actor === actor && draft.assignmentId === assignmentId && draft.act === act;

function listIn<T>(text: string | null): readonly T[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? (list as T[]) : [];
  } catch {
    return [];
  }
}

/** Those of this browser. */
export const keptActs = new KeptActs(() => localStorage);
