import { UserRound } from 'lucide-react';

interface Props {
  readonly name: string | null;
  /** Decides the colour. */
  readonly seed: string;
  readonly size?: number;
}

export function Avatar({ name, seed, size = 38 }: Props) {
  const initials = name ? initialsOf(name) : '';
  return (
    <span
      className="avatar"
      aria-hidden
      style={
        { '--hue': hueOf(seed), width: size, height: size, fontSize: size * 0.38 } as React.CSSProperties
      }
    >
      {initials || <UserRound size={size * 0.5} />}
    </span>
  );
}

/** First letters of the first and last word; one sign for scripts that do not part words. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).slice(0, 8);
  const firsts = [words[0], words.length > 1 ? words.at(-1) : ''].map(
    (word) => /\p{L}/u.exec((word ?? '').slice(0, 100))?.[0] ?? '',
  );
  // Letters of a joining script would join to something that is no initial.
  return /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(firsts[0]!)
    ? firsts.join('').toLocaleUpperCase()
    : firsts[0]!;
}

function hueOf(seed: string): number {
  let hash = 0;
  for (const char of seed.slice(0, 64)) hash = (hash * 31 + char.codePointAt(0)!) % 360;
  return hash;
}
