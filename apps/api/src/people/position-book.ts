import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CommandCore, POSITIONS, POSITION_STREAM } from '#libs/application';
import { initialPositions, type ActorId, type HeldPosition, type LocalDate, type PositionsState } from '#libs/domain';

const EVERY_MS = 900;

/** Who holds which position by the log, at hand for every request: read at the start, after every act on positions, and every 0.9 s, since other programs appoint too. */
@Injectable()
export class PositionBook implements OnModuleInit, OnApplicationShutdown {
  private known: PositionsState = initialPositions;
  private byPerson: ReadonlyMap<ActorId, readonly HeldPosition[]> = new Map();
  private timer: NodeJS.Timeout | null = null;

  constructor(@Inject(CommandCore) private readonly core: CommandCore) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    // What is wrong with the log is found, and told, by those who write to it.
    this.timer = setInterval(() => void this.refresh().catch(() => undefined), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** @throws what the log throws when it is broken. */
  async refresh(): Promise<void> {
    const state = await this.core.stateOf(POSITIONS, POSITION_STREAM);
    if (state === this.known) return;
    this.known = state;
    this.byPerson = Map.groupBy(state.positions, ({ person }) => person);
  }

  /** The person's positions of all times, from the day on which the first of them began; null before that day, and for whoever was never appointed. */
  of(person: ActorId, day: LocalDate): readonly HeldPosition[] | null {
    const positions = this.byPerson.get(person);
    return positions?.some(({ validFrom }) => validFrom <= day) === true ? positions : null;
  }
}
