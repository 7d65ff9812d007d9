import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';

interface BusyButtonProps extends ButtonProps, Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> {
  /** What it began is not over: it does nothing more. */
  readonly busy: boolean;
}

/** A button that keeps the keyboard while what it began goes on: one that is taken out of use would lose it, and whoever has no mouse would begin again at the top. */
export function BusyButton({ busy, onClick, ...given }: BusyButtonProps): ReactNode {
  return <Button {...given} aria-disabled={busy || undefined} data-disabled={busy || undefined} onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))} />;
}
