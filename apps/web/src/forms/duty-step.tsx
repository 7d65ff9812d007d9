import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { actsAfter } from '../duty/between-acts.js';
import { dutyKey } from '../duty/use-duty.js';
import { useLanguage } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';

interface DutyStepProps extends NativeSelectProps {
  /** Whose steps are offered; empty = none is chosen yet. */
  readonly duty: string;
}

/** One step of a duty, newest first, by what was done and when. */
export function DutyStep({ duty, ...given }: DutyStepProps): ReactNode {
  const { t, code } = useLanguage();
  const { data = [] } = useQuery({ queryKey: [...dutyKey(duty), 'steps'], enabled: duty !== '', queryFn: () => actsAfter(duty, -1) });
  const steps = data.toReversed().map(({ revision, title, occurredOn }) => ({ value: String(revision), label: `${title[code]}, ${writtenDay(occurredOn)}` }));
  return <NativeSelect {...given} data={[{ value: '', label: t.acts.choose }, ...steps]} />;
}
