import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, CREDENTIAL_STORE, IDS, PERSON_VAULT, sealedViewName, shownViewName, type Clock, type CredentialStore, type Ids, type SavedView, type SecretSealer } from '#libs/application';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { SavedViewDto, SavedViewPath } from './saved-view.dto.js';
import { savedViewView, type SavedViewsView, type SavedViewView } from './saved-view.view.js';

/** Enough for a year of questions, few enough for a menu. */
const MOST_VIEWS = 50;

/** Pages of the web application with their filters, kept under names; whoever opens one sees what they may see. */
@ApiTags('session')
@Requires('session.own')
@Controller('api/saved-views')
export class SavedViewsController {
  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(PERSON_VAULT) private readonly sealer: SecretSealer,
  ) {}

  /** By name. */
  @Get()
  list(@SignedIn() { account: { actorId, body } }: Caller): SavedViewsView {
    const views = this.store.savedViews.for(actorId, body).map((view) => savedViewView(view, this.sealer, actorId));
    return { views: views.toSorted((one, other) => (one.name === other.name ? (one.id < other.id ? -1 : 1) : one.name < other.name ? -1 : 1)) };
  }

  /** A name that one has used already is given to the new view. */
  @Post()
  save(@Body() { name, page, search, shared }: SavedViewDto, @SignedIn() { account: { actorId, body } }: Caller): SavedViewView {
    const own = this.store.savedViews.for(actorId, body).filter(({ owner }) => owner === actorId);
    const same = own.find((view) => shownViewName(this.sealer, view) === name && (view.body !== null) === shared);
    if (same === undefined && own.length >= MOST_VIEWS) throw new ProblemError('too-many-views', { most: MOST_VIEWS });
    const id = same?.id ?? this.ids.fresh();
    const view: SavedView = { id, owner: actorId, body: shared ? body : null, keptName: sealedViewName(this.sealer, id, name), page, search, savedAt: this.clock.now() };
    this.store.savedViews.save(view);
    return savedViewView(view, this.sealer, actorId);
  }

  /** By whoever keeps it; one for the body by its head too. */
  @Delete(':id')
  @HttpCode(204)
  remove(@Param() { id }: SavedViewPath, @SignedIn() { account: { actorId, body, roles } }: Caller): void {
    const view = this.store.savedViews.view(id);
    if (view === null || (view.owner !== actorId && !(view.body === body && roles.includes('head')))) throw new ProblemError('not-found');
    this.store.savedViews.remove(id);
  }
}
