import { type ChildProcess, spawn } from 'node:child_process';
import type { Command } from '../java/command';

/** So many milliseconds a server has for its end: the JVM writes its archive of classes then, on a busy machine for long. */
const PATIENCE = 20_000;

/** Where it is said what becomes of a process. */
export interface Log {
  error(line: string): void;
}

/** The process of a server. What it complains of, and an end that nobody asked for, are written to the log. */
export class ServerProcess {
  readonly child: ChildProcess;
  /** Resolves when it has ended, or could not be started. */
  readonly ended: Promise<void>;
  private dismissed = false;

  constructor(
    { executable, args }: Command,
    private readonly log: Log
  ) {
    const child = spawn(executable, args, { stdio: 'pipe', windowsHide: true });
    this.child = child;
    this.ended = new Promise(resolve => {
      child.on('error', error => {
        this.say(`${executable} cannot be started: ${error.message}`);
        resolve();
      });
      child.on('exit', (code, signal) => {
        this.say(`the language server (process ${child.pid ?? '?'}) ended ${signal ? `by ${signal}` : `with exit code ${code ?? '?'}`}`);
        resolve();
      });
    });
    child.stderr.setEncoding('utf8').on('data', (words: string) => this.say(words.trimEnd()));
    child.stdin.on('error', error => this.say(`the language server does not listen: ${error.message}`));
  }

  /** It is not needed any longer, and has so many milliseconds to end by itself. */
  dismiss(patience = PATIENCE): void {
    this.dismissed = true;
    if (!runs(this.child)) return;
    const late = setTimeout(() => this.kill(), patience);
    this.child.once('exit', () => clearTimeout(late));
  }

  kill(): void {
    if (runs(this.child)) this.child.kill('SIGKILL');
  }

  /** The log may be gone with who dismissed it. */
  private say(words: string): void {
    if (!this.dismissed) this.log.error(words);
  }
}

function runs(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}
