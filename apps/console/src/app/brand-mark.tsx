export function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0c6a70" />
      <path d="M10 6v20" stroke="#9fdedb" strokeWidth="2.4" strokeLinecap="round" />
      <circle cx="10" cy="9.5" r="3" fill="#fff" />
      <circle cx="10" cy="22.5" r="3" fill="#fff" />
      <circle cx="10" cy="16" r="3" fill="#ffd07a" />
      <path d="M16 9.5h9M16 16h6M16 22.5h9" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  );
}
