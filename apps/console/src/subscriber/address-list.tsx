import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Identity } from '../api/contract.js';
import { Address } from './address.js';
import { AddressIcon } from './address-icon.js';

export function AddressList({ identities }: { readonly identities: readonly Identity[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('subscriber.addresses')}</h2>
      {identities.length === 0 && <p className="soft">{t('subscriber.noAddresses')}</p>}
      <ul className="addresses">
        {identities.map((identity) => (
          <AddressItem key={`${identity.kind} ${identity.value}`} {...identity} />
        ))}
      </ul>
    </section>
  );
}

function AddressItem({ kind, value }: Identity) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const kindName = t(`identity.${kind}`, { defaultValue: kind });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <li>
      <span className="address-kind" title={kindName}>
        <AddressIcon kind={kind} size={15} />
        <span className="visually-hidden">{kindName}</span>
      </span>
      <Address kind={kind} value={value} />
      <button
        type="button"
        className="button quiet icon small"
        aria-label={`${copied ? t('app.copied') : t('app.copy')}: ${value}`}
        onClick={() => void copy().catch(() => undefined)}
      >
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </button>
    </li>
  );
}
