import { useEffect, useRef, useState, type ReactNode } from 'react';

interface Props {
  readonly className: string;
  readonly label: ReactNode;
  readonly accessibleName?: string;
  readonly children: ReactNode;
}

/** A button with a small panel under it; closes on Escape, on a click elsewhere and when the focus leaves. */
export function Popover({ className, label, accessibleName, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);
  return (
    <div
      ref={root}
      role="group"
      className="popover"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={open}
        aria-label={accessibleName}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && <div className="popover-panel">{children}</div>}
    </div>
  );
}
