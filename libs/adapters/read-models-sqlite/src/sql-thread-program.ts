/**
 * The thread that carries out the SQL of read models being rebuilt, and what it and whoever asks it say to each other. It
 * imports nothing but Node, and only types are erased from it, so that Node can run it as a thread from its source as well.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { isMainThread, parentPort, workerData, type MessagePort } from 'node:worker_threads';

/** Tells this thread from others, whose programs may hold this module too. */
export const PART = 'sql-of-read-models';

/** What the thread is given. */
export interface SqlThreadData {
  readonly part: typeof PART;
  readonly control: Int32Array<SharedArrayBuffer>;
  readonly answers: MessagePort;
}

/** Words of the control memory. */
export const Word = {
  /** Messages carried out; wraps round, so only differences mean anything. */
  done: 0,
  /** 1 when the thread is no more. */
  gone: 1,
  /** 1 when the thread has begun. */
  begun: 2,
} as const;
export const CONTROL_WORDS = 3;

/** A statement by its number, and what is bound to it. Of these nothing is answered. */
export type SqlRun = readonly [statement: number, values: readonly SQLInputValue[]];

/** What is answered, once all before it has been carried out: a number of a database or statement, rows, or nothing. */
export type SqlQuestion =
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'exec'; readonly database: number; readonly sql: string }
  | { readonly kind: 'prepare'; readonly database: number; readonly sql: string }
  | { readonly kind: 'rows'; readonly statement: number; readonly values: readonly SQLInputValue[]; readonly asArrays: boolean }
  | { readonly kind: 'in-transaction'; readonly database: number }
  | { readonly kind: 'close'; readonly database: number };

export interface SqlMessage {
  readonly runs: readonly SqlRun[];
  readonly question: SqlQuestion | null;
}

export type SqlAnswer = { readonly kind: 'answer'; readonly value: unknown } | { readonly kind: 'fault'; readonly message: string; readonly code: string | undefined; readonly errcode: number | undefined };

/** What a copy of the error would lose is carried beside its message. */
function faultOf(error: unknown): SqlAnswer {
  const { message, code, errcode } = error as { readonly message: string; readonly code?: string; readonly errcode?: number };
  return { kind: 'fault', message, code, errcode };
}

interface Open {
  readonly database: DatabaseSync;
  readonly statements: Set<number>;
}

function carryOut({ control, answers }: SqlThreadData): void {
  Atomics.store(control, Word.begun, 1);
  const databases = new Map<number, Open>();
  const statements = new Map<number, StatementSync>();
  let last = 0;
  /** What went wrong first: nothing but closing is carried out after it. */
  let fault: SqlAnswer | null = null;

  const databaseOf = (number: number): Open => databases.get(number) as Open;
  const statementOf = (number: number): StatementSync => statements.get(number) as StatementSync;

  const close = (number: number): void => {
    const { database, statements: its } = databaseOf(number);
    databases.delete(number);
    for (const statement of its) statements.delete(statement);
    if (databases.size === 0) fault = null;
    database.close();
  };

  const answer = (question: SqlQuestion): unknown => {
    switch (question.kind) {
      case 'open':
        databases.set(++last, { database: new DatabaseSync(question.path, { timeout: 5000 }), statements: new Set() });
        return last;
      case 'exec':
        return databaseOf(question.database).database.exec(question.sql);
      case 'prepare': {
        const { database, statements: its } = databaseOf(question.database);
        statements.set(++last, database.prepare(question.sql));
        its.add(last);
        return last;
      }
      case 'rows': {
        const statement = statementOf(question.statement);
        statement.setReturnArrays(question.asArrays);
        return statement.all(...question.values);
      }
      case 'in-transaction':
        return databaseOf(question.database).database.isTransaction;
      case 'close':
        return close(question.database);
    }
  };

  const answerTo = (question: SqlQuestion): SqlAnswer => {
    if (fault !== null && question.kind !== 'close') return fault;
    try {
      return { kind: 'answer', value: answer(question) };
    } catch (error) {
      return faultOf(error);
    }
  };

  parentPort?.on('message', ({ runs, question }: SqlMessage) => {
    if (fault === null) {
      try {
        for (const [statement, values] of runs) statementOf(statement).run(...values);
      } catch (error) {
        fault = faultOf(error);
      }
    }
    if (question !== null) answers.postMessage(answerTo(question));
    Atomics.add(control, Word.done, 1);
    Atomics.notify(control, Word.done);
  });
  process.on('exit', () => {
    Atomics.store(control, Word.gone, 1);
    Atomics.notify(control, Word.done);
  });
}

if (!isMainThread && (workerData as Partial<SqlThreadData> | null)?.part === PART) carryOut(workerData as SqlThreadData);
