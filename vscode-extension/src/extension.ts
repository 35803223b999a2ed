import * as vscode from 'vscode';
import { ServerClient } from './client';
import { registerDebugger } from './debug/register';
import { JavaRuntime } from './java/runtime';
import { registerMemoryView } from './memory/view';
import { registerReading } from './reading/register';
import { registerShowReferences } from './references';
import { registerRun } from './run/register';

let client: ServerClient | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Stepwasm', { log: true });
  const java = new JavaRuntime(context, log);
  client = new ServerClient(java, log);
  context.subscriptions.push(log, java, client, registerShowReferences(), registerRun(), registerReading(client));
  registerDebugger(context, java);
  registerMemoryView(context);
  client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
