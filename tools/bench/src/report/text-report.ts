import type { Result, Summary } from './figure.js';
import type { Report } from './report.js';

export const HEADER = ['Figure', 'Viewline', 'Yardstick', 'Ratio', 'Aim', 'Met'] as const;

/** One line per figure, for the terminal and for the page alike. */
export function cellsOf(result: Result): string[] {
  const { name, unit, value, yardstick, ratio, aim, met } = result;
  return [
    name,
    `${withSpread(value)} ${unit}`,
    yardstick ? `${withSpread(yardstick.value)} ${unit}: ${yardstick.name}` : '',
    ratio === undefined ? '' : `${number(ratio)}x`,
    aim ? `${aim.is === 'at least' ? '≥' : '≤'} ${aim.limit}${aim.of === 'ratio' ? 'x' : ` ${unit}`}` : '',
    met === undefined ? '' : met ? 'yes' : 'NO',
  ];
}

export function headline({ machine, at, mode, seconds }: Report): string {
  const { processor, cores, memory, system, node, postgres, kafka } = machine;
  return [
    `${processor}, ${cores} cores, ${memory} GiB, ${system}; Node ${node}, PostgreSQL ${postgres}`,
    ...(kafka ? [`Apache Kafka ${kafka}`] : []),
    `fsync and synchronous_commit on; ${mode} run of ${Math.round(seconds)} s, ${at}`,
  ].join('; ');
}

export function textReport(report: Report): string {
  const rows = [[...HEADER], ...report.results.map(cellsOf)];
  const widths = HEADER.map((_, nth) => Math.max(...rows.map((row) => row[nth]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, nth) => cell.padEnd(widths[nth]!))
      .join('  ')
      .trimEnd(),
  );
  return `${headline(report)}\n\n${lines[0]}\n${widths.map((width) => '─'.repeat(width)).join('  ')}\n${lines.slice(1).join('\n')}\n`;
}

function withSpread({ median, least, most }: Summary): string {
  return least === most ? number(median) : `${number(median)} (${number(least)}–${number(most)})`;
}

/** Three digits say enough of what was measured. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '?';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
