import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly children: ReactNode;
}

/** A button that opens a form below it, with the focus in its first field; Escape closes it and gives the focus back. */
export function Fold({ icon: Icon, label, open, setOpen, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) body.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [open]);
  return (
    <div
      className="open-fold"
      role="group"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="button quiet"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon size={15} aria-hidden />
        {label}
      </button>
      {open && <div ref={body}>{children}</div>}
    </div>
  );
}
