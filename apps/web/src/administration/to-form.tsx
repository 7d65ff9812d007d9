import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

/** Leads the keyboard past a long table to the form below it. `first`: the name of its first field. */
export const ToForm = ({ title, first }: { readonly title: string; readonly first: string }): ReactNode => (
  <Button variant="default" mb="sm" mr="sm" onClick={() => document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()}>
    {title}…
  </Button>
);
