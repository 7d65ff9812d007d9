import type { Activity, Flow } from '#libs/domain';
import { layersOf, placedIn, type Placed } from './flow-layout.js';

export interface FlowPictureOptions {
  /** Words for each kind of act, by its stored name. */
  readonly labels: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
  /** Flows that occurred less often are left out. */
  readonly least: number;
  /** At most so many flows, the most frequent ones. */
  readonly most: number;
  /** What the picture is about: a body, a directive, a day. */
  readonly about: string;
}

const [BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, MARGIN] = [176, 50, 126, 92, 40];
const FONT = 'font-family="system-ui, sans-serif"';

/**
 * The directly-follows graph as an SVG picture that stands alone: kinds of acts from top to bottom in the order in which they
 * come on average, arrows for what directly follows what, as wide as it is frequent, each with how often and the median of the
 * time in between. Rare arrows are dashed; nothing is said by colour alone. What was left out is said in it.
 */
export function flowPicture(activities: readonly Activity[], flows: readonly Flow[], { labels, least, most, about }: FlowPictureOptions): string {
  const shown = flows.filter(({ count }) => count >= least).slice(0, most);
  const drawn = activities.filter(({ type, starts, ends }) => starts > 0 || ends > 0 || shown.some(({ from, to }) => from === type || to === type));
  const layers = layersOf(drawn, shown);
  const width = Math.max(520, ...layers.map((layer) => layer.length * (BOX_WIDTH + GAP_X))) + 2 * MARGIN + SIDE;
  const places = placedIn(layers, { width: width - SIDE, top: MARGIN + HEAD, boxWidth: BOX_WIDTH, boxHeight: BOX_HEIGHT, gapX: GAP_X, gapY: GAP_Y });
  const height = MARGIN * 2 + HEAD + Math.max(1, layers.length) * (BOX_HEIGHT + GAP_Y) - GAP_Y;
  const total = Math.max(1, ...shown.map(({ count }) => count));
  const drawing = new Drawing(places, labels, total);
  const arrows = shown.map((flow) => drawing.arrow(flow));
  const boxes = drawn.map((activity) => box(activity, places, labels)).join('');
  const left = flows.length - shown.length;
  const said = `${drawn.length} loại việc, ${shown.length} bước nối tiếp${left > 0 ? `; ${left} bước hiếm hơn không vẽ` : ''} / ${drawn.length} kinds of acts, ${shown.length} flows${left > 0 ? `; ${left} rarer ones are not drawn` : ''}`;
  const described = shown.slice(0, 12).map(({ from, to, count, times }) => `${nameOf(labels, from)} → ${nameOf(labels, to)}: ${count}, ${spanText(times.median)}`).join('; ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="flow-title flow-desc">
<title id="flow-title">${escaped(`Trình tự thực hiện / how the work flows: ${about}`)}</title>
<desc id="flow-desc">${escaped(`${said}. ${described}`)}</desc>
<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#1b1b1b"/></marker></defs>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${MARGIN}" y="30" ${FONT} font-size="17" font-weight="600" fill="#1b1b1b">${escaped(about)}</text>
<text x="${MARGIN}" y="50" ${FONT} font-size="12" fill="#1b1b1b">${escaped(said)}</text>
<text x="${MARGIN}" y="66" ${FONT} font-size="11" fill="#1b1b1b">▶ việc đầu / first · ■ việc cuối / last · số lần · trung vị thời gian / times · median time · nét đứt: hiếm / dashed: rare</text>
${arrows.map(({ line }) => line).join('')}${boxes}${arrows.map(({ words }) => words).join('')}</svg>
`;
}

/** Room for what is said above. */
const HEAD = 50;
/** Room at the right for arrows that go back. */
const SIDE = 120;

type Labels = FlowPictureOptions['labels'];
type Places = ReadonlyMap<string, Placed>;

interface Label {
  readonly x: number;
  readonly y: number;
}

function box({ type, count, starts, ends }: Activity, places: Places, labels: Labels): string {
  const at = places.get(type);
  if (at === undefined) return '';
  const marks = [starts > 0 ? `▶ ${starts}` : '', `${count}×`, ends > 0 ? `■ ${ends}` : ''].filter((mark) => mark !== '').join(' · ');
  const name = nameOf(labels, type);
  const lines = wrapped(name, 23).slice(0, 2);
  const text = lines.map((line, place) => `<text x="${at.x + BOX_WIDTH / 2}" y="${at.y + (lines.length === 1 ? 22 : 16 + place * 14)}" ${FONT} font-size="12" font-weight="600" text-anchor="middle" fill="#1b1b1b">${escaped(line)}</text>`).join('');
  const edges = `stroke="#1b1b1b" stroke-width="${starts > 0 || ends > 0 ? 2.5 : 1.2}"`;
  return `<g><title>${escaped(`${name} / ${labels[type]?.en ?? type}: ${count}; bắt đầu / first ${starts}, kết thúc / last ${ends}`)}</title><rect x="${at.x}" y="${at.y}" width="${BOX_WIDTH}" height="${BOX_HEIGHT}" rx="6" fill="#f4f4f4" ${edges}/>${text}<text x="${at.x + BOX_WIDTH / 2}" y="${at.y + 44}" ${FONT} font-size="11" text-anchor="middle" fill="#1b1b1b">${escaped(marks)}</text></g>\n`;
}

/** Arrows with their words, which lie upon nothing. */
class Drawing {
  private readonly taken: Label[] = [];

  constructor(
    private readonly places: Places,
    private readonly labels: Labels,
    private readonly total: number,
  ) {}

  arrow({ from, to, count, times }: Flow): { readonly line: string; readonly words: string } {
    const [begin, end] = [this.places.get(from), this.places.get(to)];
    if (begin === undefined || end === undefined) return { line: '', words: '' };
    const text = `${count} · ${spanText(times.median)}`;
    const { path, label } = this.pathBetween(begin, end);
    const half = text.length * 3.3 + 4;
    const free = this.freePlace(label, half);
    this.taken.push(free);
    const width = (1 + 4 * Math.sqrt(count / this.total)).toFixed(1);
    const dash = count * 20 < this.total ? ' stroke-dasharray="5 4"' : '';
    const told = `${nameOf(this.labels, from)} → ${nameOf(this.labels, to)}: ${count}; trung vị / median ${spanText(times.median)}, 90 % ${spanText(times.p90)}, dài nhất / longest ${spanText(times.max)}`;
    return {
      line: `<path d="${path}" fill="none" stroke="#1b1b1b" stroke-opacity="0.75" stroke-width="${width}"${dash} marker-end="url(#tip)"/>\n`,
      words: `<g><title>${escaped(told)}</title><rect x="${round(free.x - half)}" y="${round(free.y - 9)}" width="${round(half * 2)}" height="14" rx="3" fill="#ffffff" fill-opacity="0.92"/><text x="${round(free.x)}" y="${round(free.y + 2)}" ${FONT} font-size="11" text-anchor="middle" fill="#1b1b1b">${escaped(text)}</text></g>\n`,
    };
  }

  /** Down from box to box; back around the right of what stands between; a loop beside its box. */
  private pathBetween(from: Placed, to: Placed): { readonly path: string; readonly label: Label } {
    if (from === to) {
      const [x, y] = [from.x + BOX_WIDTH, from.y + BOX_HEIGHT / 2];
      return { path: `M${x} ${y - 12}C${x + 40} ${y - 26} ${x + 40} ${y + 26} ${x + 3} ${y + 12}`, label: { x: x + 66, y } };
    }
    if (to.layer > from.layer) return this.pathDown(from, to);
    const [x1, y1, x2, y2] = [from.x + BOX_WIDTH, from.y + BOX_HEIGHT * 0.3, to.x + BOX_WIDTH + 3, to.y + BOX_HEIGHT * 0.7];
    const out = Math.max(x1, x2, ...this.standingBetween(to.layer, from.layer)) + 34 + 11 * (this.taken.length % 4);
    return { path: `M${x1} ${y1}C${round(out)} ${y1} ${round(out)} ${y2} ${x2} ${y2}`, label: { x: (Math.max(x1, x2) + 3 * out) / 4, y: (y1 + y2) / 2 } };
  }

  /** What passes layers goes beside the boxes in them, on the nearer side. */
  private pathDown(from: Placed, to: Placed): { readonly path: string; readonly label: Label } {
    const [x1, y1, x2, y2] = [from.x + BOX_WIDTH / 2, from.y + BOX_HEIGHT, to.x + BOX_WIDTH / 2, to.y - 3];
    const middle = (x1 + x2) / 2;
    const inTheWay = [...this.places.values()].find((box) => box.layer > from.layer && box.layer < to.layer && middle > box.x - 20 && middle < box.x + BOX_WIDTH + 20);
    const aside = inTheWay === undefined ? middle : middle < inTheWay.x + BOX_WIDTH / 2 ? inTheWay.x - 30 : inTheWay.x + BOX_WIDTH + 30;
    // A curve comes three quarters of the way to where both its handles are.
    const handle = middle + (aside - middle) * (4 / 3);
    const [h1, h2] = inTheWay === undefined ? [x1, x2] : [handle, handle];
    return { path: `M${x1} ${y1}C${round(h1)} ${round(y1 + (y2 - y1) * 0.45)} ${round(h2)} ${round(y1 + (y2 - y1) * 0.55)} ${x2} ${y2}`, label: { x: aside, y: (y1 + y2) / 2 } };
  }

  /** Right edges of the boxes in the layers between two. */
  private standingBetween(upper: number, lower: number): readonly number[] {
    return [...this.places.values()].filter(({ layer }) => layer > upper && layer < lower).map(({ x }) => x + BOX_WIDTH);
  }

  /** The nearest place below or above where no other words and no box are; where it would be, if there is none. */
  private freePlace({ x, y }: Label, half: number): Label {
    for (let step = 0; step < 16; step++) {
      const moved = { x, y: y + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 15 };
      const onWords = this.taken.some((each) => Math.abs(each.x - moved.x) < half + 36 && Math.abs(each.y - moved.y) < 14);
      const onBox = [...this.places.values()].some((box) => moved.x + half > box.x && moved.x - half < box.x + BOX_WIDTH && moved.y + 8 > box.y && moved.y - 10 < box.y + BOX_HEIGHT);
      if (!onWords && !onBox) return moved;
    }
    return { x, y };
  }
}

/** A span of time in words short enough for an arrow: minutes, hours or days. */
export function spanText(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return '< 1 phút';
  if (minutes < 90) return `${Math.round(minutes)} phút`;
  const hours = minutes / 60;
  return hours < 36 ? `${decimal(hours)} giờ` : `${decimal(hours / 24)} ngày`;
}

const decimal = (value: number): string => (value < 10 ? value.toFixed(1).replace('.', ',').replace(',0', '') : String(Math.round(value)));
const nameOf = (labels: Labels, type: string): string => labels[type]?.vi ?? type;
const round = (value: number): number => Math.round(value * 10) / 10;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] as string);

/** Broken between words. */
function wrapped(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < longest) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
