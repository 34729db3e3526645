import cliProgress from 'cli-progress';
import { isTerminal, line } from './terminal.js';

/** A bar where somebody watches; elsewhere one line at the beginning, so that logs stay readable. */
export class ProgressBar {
  private bar: cliProgress.SingleBar | undefined;
  private title = '';

  constructor(private readonly stream: NodeJS.WritableStream) {}

  show(title: string, done: number, total: number): void {
    if (title !== this.title) this.begin(title, total);
    this.bar?.setTotal(total);
    this.bar?.update(done);
  }

  stop(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private begin(title: string, total: number): void {
    this.stop();
    this.title = title;
    if (!isTerminal(this.stream)) return line(this.stream, `${title} …`);
    const format = `${title} {bar} {percentage}% | {value} of {total} | {eta_formatted} left`;
    const { shades_classic: preset } = cliProgress.Presets;
    this.bar = new cliProgress.SingleBar({ stream: this.stream, format, hideCursor: true }, preset);
    this.bar.start(total, 0);
  }
}
