import { RotateCw, TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly children: ReactNode;
}

/** What cannot be drawn says so in its own place; the rest of the page goes on working. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override readonly state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Broken again={() => this.setState({ broken: false })} />;
  }
}

function Broken({ again }: { readonly again: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="note bad" role="alert">
      <TriangleAlert aria-hidden />
      <h2>{t('error.broken')}</h2>
      <p>{t('error.brokenHint')}</p>
      <button type="button" className="button" onClick={again}>
        <RotateCw size={15} aria-hidden />
        {t('app.retry')}
      </button>
    </div>
  );
}
