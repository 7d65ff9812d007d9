import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

/** Leads the keyboard past a long table to what stands below it. `first`: the name of the first field there, or the id of a heading. */
export const ToForm = ({ title, first }: { readonly title: string; readonly first: string }): ReactNode => (
  <Button variant="default" mb="sm" mr="sm" onClick={() => document.querySelector<HTMLElement>(`[name="${first}"], #${first}`)?.focus()}>
    {title}…
  </Button>
);
