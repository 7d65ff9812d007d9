import type { AssignmentId, BodyId } from '#libs/domain';

/** The dated duties that the supervising office of the demo looks after, by the body that was first assigned them. */
export class Watched {
  private readonly bodies = new Map<AssignmentId, BodyId>();

  add(duty: AssignmentId, body: BodyId): void {
    this.bodies.set(duty, body);
  }

  all(): readonly AssignmentId[] {
    return [...this.bodies.keys()];
  }

  of(body: BodyId): readonly AssignmentId[] {
    return this.all().filter((duty) => this.bodies.get(duty) === body);
  }
}
