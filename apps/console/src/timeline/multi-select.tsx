import { ChevronDown, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Popover } from './popover.js';

interface Props {
  readonly name: string;
  readonly icon: LucideIcon;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly labelOf: (option: string) => string;
  readonly iconOf?: (option: string) => LucideIcon | undefined;
  readonly change: (chosen: readonly string[]) => void;
}

/** Any number of options out of a list; none chosen means all. */
export function MultiSelect({ name, icon: Sign, options, chosen, labelOf, iconOf, change }: Props) {
  const { t } = useTranslation();
  const text =
    chosen.length === 0
      ? name
      : chosen.length < 3
        ? chosen.map(labelOf).join(', ')
        : `${name} · ${chosen.length}`;
  const toggle = (option: string): void =>
    change(
      chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option].toSorted(),
    );
  return (
    <Popover
      className={`button filter ${chosen.length > 0 ? 'chosen' : ''}`}
      accessibleName={chosen.length > 0 ? t('filters.selected', { name, count: chosen.length }) : name}
      label={
        <>
          <Sign size={15} aria-hidden />
          <span>{text}</span>
          <ChevronDown size={14} aria-hidden />
        </>
      }
    >
      <fieldset className="options">
        <legend className="visually-hidden">{name}</legend>
        {[...new Set([...options, ...chosen])].map((option) => {
          const Icon = iconOf?.(option);
          return (
            <label key={option}>
              <input
                type="checkbox"
                value={option}
                checked={chosen.includes(option)}
                onChange={() => toggle(option)}
              />
              {Icon && <Icon size={15} aria-hidden />}
              <bdi>{labelOf(option)}</bdi>
            </label>
          );
        })}
      </fieldset>
    </Popover>
  );
}
