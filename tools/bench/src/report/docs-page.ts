import type { Report } from './report.js';
import { cellsOf, HEADER, headline } from './text-report.js';

/** docs/benchmarks.md. Written by the tool that measured, never by hand. */
export function docsPage(report: Report): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const notes = report.results.filter(({ note }) => note);
  return `# Benchmarks

Written by \`${report.command}\` on ${report.at.slice(0, 10)}. Do not edit: run it again.

Each figure stands beside its yardstick, measured in the same run on the same machine, turn about; what counts is the
ratio, which another machine should give as well. Figures are medians over rounds, with the least and the most in
brackets. Everything runs on 127.0.0.1 and on a real PostgreSQL with \`fsync\` and \`synchronous_commit\` on.

${headline(report)}. Load average before the run: ${report.loadBefore}.

${row(HEADER)}
${row(HEADER.map(() => '---'))}
${report.results.map((result) => row(cellsOf(result))).join('\n')}

## How each was measured

${notes.map(({ name, note }) => `- **${name}**: ${note}`).join('\n')}
`;
}
