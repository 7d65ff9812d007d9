import { ROLES } from '#libs/domain';
import { readArguments } from '../arguments.js';
import { UsageError, type Command } from '../command.js';
import { SERVER_HELP, SERVER_OPTIONS, ServerSession } from '../conversing/server-session.js';
import { print, printJson } from '../output.js';
import { tableText } from '../reading/table.js';

const HELP = `dondoc positions list [--body BODY] [--person PERSON] [--in-force] --login NAME [--url URL | --data DIR] [--json]
dondoc positions appoint PERSON --body BODY --role ROLE --from DAY [--until DAY] --basis TEXT --login NAME [--url URL | --data DIR] [--json]
dondoc positions end POSITION --reason TEXT [--from DAY] --login NAME [--url URL | --data DIR] [--json]

Chức vụ của từng người trong cơ quan, từ ngày nào đến trước ngày nào; quyền theo chức vụ từ yêu cầu tiếp theo, việc dở chuyển đi khi thôi giữ.
Who holds which position of a body, from which day to before which; rights follow from the next request on, open duties move when it ends.

  --role   ${ROLES.join(', ')}
  --until  ngày đầu tiên không còn giữ / the first day on which it is no longer held
  --basis, --reason   nêu văn bản, không nêu tên người / name the paper, not the person
${SERVER_HELP}`;

interface Position {
  readonly positionId: string;
  readonly person: string;
  readonly name: string | null;
  readonly mark: string | null;
  readonly body: string;
  readonly role: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly inForce: boolean;
}

const OPTIONS = {
  ...SERVER_OPTIONS, body: { type: 'string' }, person: { type: 'string' }, 'in-force': { type: 'boolean' }, role: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' }, basis: { type: 'string' }, reason: { type: 'string' },
} as const; // prettier-ignore
type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

export const positionsCommand: Command = {
  name: 'positions',
  summary: { vi: 'chức vụ: xem, bổ nhiệm, thôi giữ', en: 'positions: show, appoint, end' },
  help: HELP,
  run: async (args) => {
    const [verb = ''] = args;
    const { values, words } = readArguments(args, OPTIONS, verb === 'list' ? 1 : 2);
    const [, word = ''] = words;
    const json = values.json === true;
    if (verb === 'list') {
      const { positions } = (await ServerSession.as(values, (session) => session.ask('GET', `/api/positions?${queryOf(values)}`))).body as { readonly positions: readonly Position[] };
      await (json ? printJson({ positions }) : print(tableOf(positions)));
      return 0;
    }
    const [path, body] = actOf(verb, word, values);
    const { id } = (await ServerSession.as(values, (session) => session.ask('POST', path, body))).body as { readonly id: string };
    await (json ? printJson({ position: id }) : print(`${id}\n`));
    return 0;
  },
};

function actOf(verb: string, word: string, { body, role, from, until, basis, reason }: Values): readonly [path: string, body: unknown] {
  if (verb === 'appoint') return ['/api/positions', { person: word, body, role, validFrom: from, validUntil: until ?? null, basis }];
  if (verb === 'end') return [`/api/positions/${encodeURIComponent(word)}/end`, { reason, from: from ?? null }];
  throw new UsageError(`không có / there is no: positions ${verb}`);
}

const queryOf = ({ body, person, 'in-force': inForce }: Values): URLSearchParams =>
  new URLSearchParams({ ...(body !== undefined && { body }), ...(person !== undefined && { person }), ...(inForce === true && { inForce: 'yes' }) });

const tableOf = (positions: readonly Position[]): string =>
  tableText(
    [
      { heading: 'id', cell: ({ positionId }) => positionId },
      { heading: 'Người / person', cell: ({ person, name, mark }) => name ?? mark ?? person },
      { heading: 'Cơ quan / body', cell: ({ body }) => body },
      { heading: 'Chức vụ / role', cell: ({ role }) => role },
      { heading: 'Từ ngày / from', cell: ({ validFrom }) => validFrom },
      { heading: 'Đến trước ngày / until', cell: ({ validUntil }) => validUntil ?? '–' },
      { heading: 'Đang giữ / held', cell: ({ inForce }) => (inForce ? 'có / yes' : 'không / no') },
    ],
    positions,
  );
