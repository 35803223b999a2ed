import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';
import type { JavaRuntime } from './java/runtime';
import { runFeature } from './run/register';

/** The language server and its life: starts it, and starts it again when asked or when another Java was set. */
export class ServerClient implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private client: LanguageClient | undefined;
  /** Starts and stops follow each other, whoever asks for them. */
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly java: JavaRuntime,
    private readonly log: vscode.LogOutputChannel
  ) {
    this.subscriptions = [
      java.onDidChange(() => this.restart()),
      vscode.commands.registerCommand('stepwasm.restartServer', () => this.restart()),
      vscode.commands.registerCommand('stepwasm.showLog', () => log.show())
    ];
  }

  start(): void {
    void this.enqueue(() => this.launch());
  }

  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.halt();
      await this.launch();
    });
  }

  /** Waits until the server that was last asked for is there, or could not be started. */
  ready(): Promise<void> {
    return this.queue;
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.halt());
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => this.log.error(String(error)));
    return this.queue;
  }

  private async launch(): Promise<void> {
    const command = this.java.command('lsp');
    if (!command) return;
    const options: LanguageClientOptions = {
      documentSelector: [{ language: 'wat' }, { language: 'wast' }],
      outputChannel: this.log
    };
    this.client = new LanguageClient('stepwasm', 'Stepwasm', { command: command.executable, args: command.args }, options);
    this.client.registerFeature(runFeature);
    await this.client.start();
  }

  private async halt(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
