import { ActOnOrganisation } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { NodeIds } from '#libs/adapters/ids-node';
import { actorId, BODY_KINDS, BODY_LEVELS, bodyId, organisationDecider, parseLocalDate, REGISTER_KEY, dateAt, type BodyEntry, type BodyKind, type BodyLevel, type OrganisationState } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { openLocalEngine } from '../engine/local-engine.js';
import { localOperator, stored } from '../engine/local-operator.js';
import { registerOf } from '../engine/register-of.js';
import { refuseOnServers, THROUGH_PROGRAM } from '../reading/installation-log.js';
import { csvFailure, readCsv, type CsvFault, type CsvRow } from '../input/csv-rows.js';
import { print, printJson } from '../output.js';
import { CHANGE_HELP, changeBodies, isChangeOfBodies } from './bodies-change.js';

const HELP = `${CHANGE_HELP}
dondoc bodies import FILE.csv [--dry-run] [--data DIR] [--json]

Nhập cơ quan vào danh bạ; hãy chạy --dry-run trước để xem mọi lỗi theo số dòng. Khi ghi, máy chủ phải dừng.
Enters bodies into the register; run it with --dry-run first to see every fault with its line. Stop the server before storing.

Cột / columns: id, kind, level, parent, name, external, from
  kind      ${BODY_KINDS.join(', ')}
  level     ${BODY_LEVELS.join(', ')}
  parent    id hoặc để trống / an id or empty
  external  yes, no
  from      YYYY-MM-DD
`;

const COLUMNS = ['id', 'kind', 'level', 'parent', 'name', 'external', 'from'] as const;
type Row = CsvRow<(typeof COLUMNS)[number]>;

export const bodiesCommand: Command = {
  name: 'bodies',
  summary: { vi: 'nhập danh bạ cơ quan từ CSV; sáp nhập, kết thúc cơ quan', en: 'enter bodies from CSV; merge and end bodies' },
  help: HELP,
  run: async (args) => {
    if (isChangeOfBodies(args[0])) return changeBodies(args);
    const { values, words } = readArguments(args, { 'dry-run': { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } } as const, 2);
    const [verb, path] = words as readonly [string, string];
    if (verb !== 'import') throw new UsageError(`không có / there is no: bodies ${verb}`);
    const folder = dataFolder(values.data);
    const { rows, faults } = readCsv(path, COLUMNS);
    const entries = rows.map(entryOf);
    const wrong = [...faults, ...entries.flatMap((entry) => entry.faults), ...repeated(rows)];
    const bodies = entries.flatMap(({ body }) => body ?? []);
    if (wrong.length === 0) wrong.push(...registerFaults(await registerOf(folder), bodies, rows));
    if (wrong.length > 0) throw csvFailure(path, wrong);
    if (values['dry-run'] === true) {
      await (values.json === true ? printJson({ dryRun: true, bodies: bodies.length }) : print(`Chạy thử, chưa ghi gì: ${bodies.length} cơ quan hợp lệ / Dry run, nothing stored: ${bodies.length} bodies are valid\n`));
      return 0;
    }
    refuseOnServers(folder, THROUGH_PROGRAM);
    const engine = openLocalEngine(folder, new SystemClock(), new NodeIds());
    try {
      const receipt = stored(await engine.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies }, localOperator(null, ['administrator']))));
      await (values.json === true ? printJson({ dryRun: false, bodies: bodies.length, position: receipt.position }) : print(`Đã ghi ${bodies.length} cơ quan / Stored ${bodies.length} bodies\n`));
      return 0;
    } finally {
      await engine.close();
    }
  },
};

function entryOf({ line, cells }: Row): { readonly body: BodyEntry | null; readonly faults: readonly CsvFault[] } {
  const faults: CsvFault[] = [];
  const fault = (vi: string, en: string): void => void faults.push({ line, vi, en });
  if (!REGISTER_KEY.test(cells.id)) fault(`id "${cells.id}": chữ thường không dấu, số và gạch nối`, 'lower-case ASCII letters, digits and inner hyphens');
  if (!BODY_KINDS.includes(cells.kind as BodyKind)) fault(`không có kind "${cells.kind}"`, 'no such kind');
  if (!BODY_LEVELS.includes(cells.level as BodyLevel)) fault(`không có level "${cells.level}"`, 'no such level');
  if (cells.name === '') fault('thiếu tên', 'the name is missing');
  if (cells.external !== 'yes' && cells.external !== 'no') fault(`external "${cells.external}": yes hoặc no`, 'yes or no');
  const from = parseLocalDate(cells.from);
  if (from === null) fault(`from "${cells.from}" không phải ngày có thật`, 'no existing day YYYY-MM-DD');
  if (faults.length > 0 || from === null) return { body: null, faults };
  const parentId = cells.parent === '' ? null : bodyId(cells.parent);
  return {
    body: { bodyId: bodyId(cells.id), kind: cells.kind as BodyKind, level: cells.level as BodyLevel, parentId, name: cells.name, external: cells.external === 'yes', from },
    faults,
  };
}

function repeated(rows: readonly Row[]): readonly CsvFault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, cells: { id } }) => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, line);
    return earlier === undefined ? [] : [{ line, vi: `id "${id}" đã có ở dòng ${earlier}`, en: `the id is in line ${earlier} already` }];
  });
}

/** What the register itself says against each row, taking the rows before it as entered; parents may follow in the file. */
function registerFaults(register: OrganisationState, bodies: readonly BodyEntry[], rows: readonly Row[]): readonly CsvFault[] {
  const now = new SystemClock().now();
  const act = { recordedAt: now, occurredOn: dateAt(now), lateEntryBasis: null, actor: actorId('cli:local'), body: bodyId('quan-tri'), actingFor: null };
  const decision = organisationDecider.decide({ type: 'RegisterBodies', bodies }, register, act);
  if (decision.ok) return [];
  const { tag, facts } = decision.rejection;
  const line = rows.find(({ cells }) => cells.id === (facts['bodyId'] ?? facts['id']))?.line;
  if (line === undefined) throw new FailedError({ vi: `${tag} ${JSON.stringify(facts)}`, en: 'nothing was stored' });
  // The register names one fault at a time: leave that row out and ask again, so that all are listed.
  const rest = bodies.filter((body) => body.bodyId !== (facts['bodyId'] ?? facts['id']));
  const others = rest.length === 0 || tag === 'parent-cycle' ? [] : registerFaults(register, rest, rows).filter((fault) => !fault.vi.startsWith('unknown-parent') || tag === 'unknown-parent');
  return [{ line, vi: `${tag} ${JSON.stringify(facts)}`, en: 'refused by the register' }, ...others];
}
