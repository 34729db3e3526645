import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly icon: ReactNode;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly choose: (value: string) => void;
}

/** A native select behind an icon: the platform's own list, on every device. */
export function IconSelect({ label, icon, value, options, choose }: Props) {
  return (
    <label className="icon-select button quiet icon" title={label}>
      {icon}
      <select aria-label={label} value={value} onChange={(event) => choose(event.target.value)}>
        {Object.entries(options).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
