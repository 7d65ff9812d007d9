import './cascade.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { NumberLink, RatioLinks } from '../numbers/number-link.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { CascadeTree } from './cascade-tree.js';
import { DirectivePanel } from './directive-panel.js';
import { DirectiveToNow, FollowingBodies, FollowingFacts } from './following.js';
import { foldable, treeOf } from './tree-nodes.js';

/** A directive with its whole cascade, to any depth. */
export function CascadePage(): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const { id } = useParams({ from: '/van-ban/$id' });
  const asOf = useAsOf();
  const { data: overview, error, refetch } = useQuery({ queryKey: ['directive', id, asOf], queryFn: () => answerOf(api.GET('/api/directives/{id}', { params: { path: { id }, query: asOf } })) });
  const { data: cascade } = useQuery({ queryKey: ['directive', id, 'cascade', asOf], queryFn: () => answerOf(api.GET('/api/directives/{id}/cascade', { params: { path: { id }, query: asOf } })) });
  const nodes = useMemo(() => treeOf(cascade?.roots ?? []), [cascade]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  useTitle(overview === undefined ? t.pages.directives : overview.directive.symbol);
  if (error !== null && overview === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (overview === undefined) return <Loading />;
  const { directive, acknowledged, total } = overview;
  const board = { bang: 'van-ban', ma: id } as const;
  return (
    <>
      <p>
        <Link to="/van-ban">← {t.pages.directives}</Link>
      </p>
      <h1>
        {directive.symbol}: {directive.title}
      </h1>
      <dl className="facts">
        <dt>{t.duty.issuer}</dt>
        <dd>{names(directive.issuer)}</dd>
        <dt>{t.cascade.date}</dt>
        <dd>{writtenDay(directive.date)}</dd>
        <dt>{t.columns.status}</dt>
        <dd>{t.cascade.statuses[directive.status]}</dd>
        <dt>{t.cascade.acknowledged}</dt>
        <dd>
          <RatioLinks of={board} number="acknowledged" ratio={acknowledged} />
        </dd>
        <dt>{t.boxes.overdue}</dt>
        <dd className={total.boxes.overdue > 0 ? 'late' : undefined}>
          <NumberLink of={board} number="total.boxes.overdue" n={total.boxes.overdue} />
        </dd>
        {directive.status !== 'drafted' && <FollowingFacts directive={directive} />}
      </dl>
      <p>
        <Link to="/thoi-han" search={{ vb: id }}>
          {t.timeline.title}
        </Link>{' '}
        ·{' '}
        <Link to="/chi-tieu" search={{ vb: id }}>
          {t.indicators.title}
        </Link>
      </p>
      {directive.status !== 'drafted' && <FollowingBodies id={id} />}
      <DirectivePanel directive={directive} tasks={overview.content.items.flatMap(({ tasks }) => tasks)} />
      <DirectiveToNow id={id} />
      <h2 id="cascade">{t.cascade.title}</h2>
      <div className="row">
        <Button variant="default" onClick={() => setUnfolded(new Set(foldable(nodes)))}>
          {t.cascade.unfoldAll}
        </Button>
        <Button variant="default" onClick={() => setUnfolded(new Set())}>
          {t.cascade.foldAll}
        </Button>
        <span className="quiet">{t.cascade.keys}</span>
      </div>
      {cascade === undefined ? <Loading /> : <CascadeTree nodes={nodes} unfolded={unfolded} setUnfolded={setUnfolded} now={cascade.moment.at} />}
      <p className="quiet">{t.moment.judged(writtenInstant(overview.moment.at), overview.moment.index)}</p>
    </>
  );
}
