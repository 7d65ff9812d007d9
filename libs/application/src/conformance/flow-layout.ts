import type { Activity, Flow } from '#libs/domain';

/** Upper left corner of a box, and its layer from the top. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly layer: number;
}

export interface LayoutMeasures {
  readonly width: number;
  readonly top: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly gapX: number;
  readonly gapY: number;
}

const SWEEPS = 4;

/**
 * Kinds of acts in layers from top to bottom: each below all that lead to it, as far as the work goes forward. Within a layer each
 * stands near what it is joined to.
 */
export function layersOf(activities: readonly Activity[], flows: readonly Flow[]): readonly (readonly string[])[] {
  const order = forwardOrder(activities, flows);
  const place = new Map(order.map((type, at) => [type, at]));
  const forward = flows.filter(({ from, to }) => (place.get(from) ?? 0) < (place.get(to) ?? 0));
  const layer = new Map<string, number>();
  for (const type of order) layer.set(type, Math.max(0, ...forward.filter(({ to }) => to === type).map(({ from }) => (layer.get(from) ?? 0) + 1)));
  const layers: string[][] = [];
  for (const type of order) (layers[layer.get(type) ?? 0] ??= []).push(type);
  for (let sweep = 0; sweep < SWEEPS; sweep++) for (const each of layers) each.sort((a, b) => meanPlace(a, layers, flows) - meanPlace(b, layers, flows));
  return layers;
}

/** An order against which few flows run back: what only begins first, what only ends last, else what leads on most (Eades, Lin and Smyth). */
function forwardOrder(activities: readonly Activity[], flows: readonly Flow[]): readonly string[] {
  const left = new Set(activities.map(({ type }) => type));
  const [head, tail]: [string[], string[]] = [[], []];
  const between = flows.filter(({ from, to }) => from !== to);
  const weight = (of: (flow: Flow) => boolean): number => between.filter(({ from, to }) => left.has(from) && left.has(to)).filter(of).reduce((sum, { count }) => sum + count, 0);
  while (left.size > 0) {
    const rest = [...left].map((type) => ({ type, out: weight(({ from }) => from === type), in: weight(({ to }) => to === type) }));
    const sink = rest.find(({ out }) => out === 0);
    const next = sink ?? rest.reduce((best, each) => (each.in === 0 && best.in > 0) || (each.in > 0 === best.in > 0 && each.out - each.in > best.out - best.in) ? each : best);
    if (sink === undefined) head.push(next.type);
    else tail.unshift(next.type);
    left.delete(next.type);
  }
  return [...head, ...tail];
}

/** Mean place, −1 to 1, of what a kind of act is joined to, by how often. */
function meanPlace(type: string, layers: readonly (readonly string[])[], flows: readonly Flow[]): number {
  const placeIn = (other: string): number => {
    const layer = layers.find((each) => each.includes(other)) ?? [];
    return layer.length < 2 ? 0 : (2 * layer.indexOf(other)) / (layer.length - 1) - 1;
  };
  let [sum, weight] = [0, 0];
  for (const { from, to, count } of flows) {
    if (from === to || (from !== type && to !== type)) continue;
    sum += placeIn(from === type ? to : from) * count;
    weight += count;
  }
  return weight === 0 ? 0 : sum / weight;
}

export function placedIn(layers: readonly (readonly string[])[], { width, top, boxWidth, boxHeight, gapX, gapY }: LayoutMeasures): ReadonlyMap<string, Placed> {
  return new Map(
    layers.flatMap((types, layer) => {
      const left = (width - types.length * boxWidth - (types.length - 1) * gapX) / 2;
      return types.map((type, at) => [type, { x: Math.round(left + at * (boxWidth + gapX)), y: top + layer * (boxHeight + gapY), layer }] as const);
    }),
  );
}
