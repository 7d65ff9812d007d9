import { ActOnDirective, ActOnOrganisation, INSPECTION, inspectionStream } from '#libs/application';
import { addDays, directiveId, inspectionId, type BodyId, type LocalDate } from '#libs/domain';
import type { Chance } from './chance.js';
import type { Clients } from './clients.js';
import { actOnDuty } from './duty-acts.js';
import { OfficeActs } from './office-acts.js';
import { firstRegister, INSPECTORS, ISSUER, KEPT, laterBody, OFFICE, OUTSIDER, planOf, BODIES } from './province.js';
import { newestOf, type Witness } from './witness.js';
import type { World } from './world.js';

/** What the province does day by day. */
export class Life {
  private plans = 0;
  private changes = 0;
  private nextPlan = '';
  private nextChange = '';
  private readonly offices: OfficeActs;

  constructor(
    private readonly world: World,
    private readonly clients: Clients,
    private readonly witness: Witness,
    private readonly chance: Chance,
  ) {
    this.offices = new OfficeActs(world, clients, witness, chance);
  }

  /** The register, before the first day. */
  async found(): Promise<void> {
    for (const intent of firstRegister()) await this.clients.act(ISSUER, (context) => new ActOnOrganisation(intent, context), ['administrator']);
  }

  /** Bodies that live on that day. */
  living(today: LocalDate): readonly BodyId[] {
    return [...this.witness.living].filter(([body, until]) => body !== OUTSIDER && (until === null || until > today)).map(([body]) => body);
  }

  /** One act of somebody. */
  async act(today: LocalDate): Promise<void> {
    const { chance, witness } = this;
    const living = this.living(today);
    if (living.length === 0) return;
    if (chance.hit(0.7) && witness.open.size > 0) {
      // Mostly what lies on the desk now, now and then something old.
      const open = [...witness.open];
      const place = chance.hit(0.7) ? Math.max(0, open.length - 1 - chance.below(80)) : chance.below(open.length);
      await actOnDuty(this.world, this.clients, open[place] as string, today, living);
    } else await this.offices.act(today, living);
  }

  /** Has the day of a new plan or of a change of bodies come? */
  wantsNews(today: LocalDate): boolean {
    if (this.nextPlan === '') [this.nextPlan, this.nextChange] = [today, addDays(today, 90)];
    return today >= this.nextPlan || today >= this.nextChange;
  }

  async news(today: LocalDate): Promise<void> {
    const { chance } = this;
    if (today >= this.nextPlan) {
      this.nextPlan = addDays(today, chance.between(20, 70));
      await this.plan(today);
    }
    if (today >= this.nextChange) {
      this.nextChange = addDays(today, chance.between(60, 150));
      await this.changeBodies(today);
    }
  }

  private async plan(today: LocalDate): Promise<void> {
    this.plans += 1;
    const { clients, chance } = this;
    const content = planOf(this.plans, today, (days) => addDays(today, days), this.living(today), chance);
    if (this.plans % 5 === 0) await this.enterSecretPaper(content);
    const drafted = await clients.act(ISSUER, (context) => new ActOnDirective(null, { type: 'DraftDirective', content }, context));
    if (drafted === null) return;
    const id = directiveId(drafted.id);
    if (chance.hit(0.15)) await clients.act(ISSUER, (context) => new ActOnDirective(id, { type: 'ReviseDraft', content: { ...content, title: `${content.title} (sửa)` } }, context));
    if (chance.hit(0.1)) await clients.act(ISSUER, (context) => new ActOnDirective(id, { type: 'WithdrawDirective', basis: 'soạn nhầm' }, context));
    else await clients.act(ISSUER, (context) => new ActOnDirective(id, { type: 'IssueDirective' }, context));
  }

  private async enterSecretPaper({ number, date }: ReturnType<typeof planOf>): Promise<void> {
    const stub = { number: { ...number, number: this.plans + 5_000, symbol: `${this.plans + 5_000}-KH/TU` }, date, secrecy: 'secret', holder: OFFICE } as const;
    await this.clients.act(ISSUER, (context) => new ActOnDirective(null, { type: 'EnterStub', stub }, context));
  }

  /** Who goes up in whom: now and then a body that is being inspected in its inspectors. */
  private async intoOne(first: BodyId, second: BodyId, others: readonly BodyId[]): Promise<{ readonly predecessors: readonly BodyId[]; readonly successors: readonly BodyId[] }> {
    const found = this.chance.hit(0.5) ? newestOf(this.witness, this.chance, 'inspection', 2) : null;
    const inspected = found === null ? undefined : (await this.world.known((core) => core.stateOf(INSPECTION, inspectionStream(inspectionId(found)))))?.decision?.inspectedBodies[0];
    return inspected !== undefined && others.includes(inspected) ? { predecessors: [inspected], successors: [INSPECTORS] } : { predecessors: [first], successors: [second] };
  }

  private async changeBodies(today: LocalDate): Promise<void> {
    const { chance } = this;
    this.changes += 1;
    const basis = `QĐ ${this.changes}`;
    const on = addDays(today, chance.between(-3, 20));
    const others = this.living(today).filter((body) => !KEPT.includes(body) && this.witness.living.get(body) === null);
    const [first, second] = [chance.pick(others), chance.pick(others)];
    const fresh = (mark: string, from = on) => laterBody(`moi-${this.changes}${mark}`, from, chance);
    const change = (intent: ActOnOrganisation['intent']): Promise<unknown> => this.clients.act(ISSUER, (context) => new ActOnOrganisation(intent, context), ['administrator']);
    switch (chance.weighted({ merge: 4, into: 2, split: 3, end: 2, rename: 2, move: 2 })) {
      case 'merge':
        await change({ type: 'SucceedBodies', predecessors: [...new Set([first, second])], successors: [fresh('').bodyId], newBodies: [laterBody(`moi-${this.changes}`, on, chance)], on, basis, keeper: null, allotment: [] });
        break;
      case 'into':
        await change({ type: 'SucceedBodies', ...(await this.intoOne(first, second, others)), newBodies: [], on, basis, keeper: null, allotment: [] });
        break;
      case 'split': {
        const [left, right] = [fresh('a'), fresh('b')];
        await change({ type: 'SucceedBodies', predecessors: [first], successors: [left.bodyId, right.bodyId], newBodies: [left, right], on, basis, keeper: left.bodyId, allotment: [] });
        break;
      }
      case 'end':
        await change({ type: 'EndBody', bodyId: first, lastDay: on, basis, keeper: second });
        break;
      case 'rename':
        await change({ type: 'RenameBody', bodyId: first, name: `Cơ quan ${first} (đổi tên ${this.changes})`, from: on, basis });
        break;
      case 'move':
        await change({ type: 'MoveBody', bodyId: first, parentId: chance.pick(KEPT), from: on, basis });
    }
    if (others.length + KEPT.length < BODIES) await change({ type: 'RegisterBodies', bodies: [fresh('n', today)] });
  }
}
