import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SearchItem } from '../api/contract.js';
import { Avatar } from '../subscriber/avatar.js';
import { AddressIcon } from '../subscriber/address-icon.js';
import { Ago } from '../timeline/ago.js';
import { Address } from '../subscriber/address.js';

export const optionId = (index: number): string => `result-${index}`;

interface Props {
  readonly item: SearchItem;
  readonly index: number;
  readonly active: boolean;
  readonly point: () => void;
}

export function SearchResult({ item, index, active, point }: Props) {
  const { t } = useTranslation();
  const row = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  // That the name matched is plain to see: its line is free for an address.
  const matched = item.matched?.kind === 'name' && item.matched.value === item.name ? null : item.matched;
  const shown = matched ?? item.identities[0];
  return (
    <Link
      ref={row}
      id={optionId(index)}
      role="option"
      aria-selected={active}
      href={`/subscribers/${encodeURIComponent(item.subscriberId)}`}
      className="result"
      tabIndex={-1}
      onPointerMove={point}
    >
      <Avatar name={item.provisional ? null : item.name} seed={item.subscriberId} />
      <span className="result-text">
        <span className="result-name">
          <bdi>{item.name || shown?.value || t('search.unnamed')}</bdi>
          {item.provisional && (
            <span className="badge warn" title={t('search.provisionalHint')}>
              {t('search.provisional')}
            </span>
          )}
        </span>
        <span className="result-facts">
          {shown && (
            <span className={matched ? 'matched' : ''}>
              <AddressIcon kind={shown.kind} size={14} />
              <Address {...shown} />
            </span>
          )}
          {item.accountNumber && item.accountNumber !== shown?.value && (
            <bdi dir="ltr">{item.accountNumber}</bdi>
          )}
        </span>
      </span>
      {item.lastContactAt && (
        <span className="result-when">
          <Ago iso={item.lastContactAt} />
        </span>
      )}
    </Link>
  );
}
