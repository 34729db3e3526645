import { useTranslation } from 'react-i18next';

export function TimelineSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="timeline-skeleton" role="status">
      <span className="visually-hidden">{t('app.loading')}</span>
      {[72, 54, 88, 40, 66, 80].map((width) => (
        <div key={width} aria-hidden>
          <span className="skeleton" style={{ width: 30, height: 30, borderRadius: '50%' }} />
          <span>
            <span className="skeleton" style={{ width: `${width / 2}%`, height: 14 }} />
            <span className="skeleton" style={{ width: `${width}%`, height: 12 }} />
          </span>
        </div>
      ))}
    </div>
  );
}
