import * as vscode from 'vscode';
import { javaPrograms, registerAttach } from './attach/register';
import { registerBinaries } from './binary/register';
import { registerClient } from './client/register';
import type { ServerClient } from './client/server';
import { registerDebugger } from './debug/register';
import { JavaRuntime } from './java/runtime';
import { Remembered } from './launch/remembered';
import { registerMemoryView } from './memory/register';
import { registerReading } from './reading/register';
import { registerRun } from './run/register';
import { registerTasks } from './tasks/register';
import { registerTesting } from './testing/register';
import { registerWelcome } from './welcome/register';

let server: ServerClient | undefined;

/** What others can use, as the tests in the extension host do. */
export interface Api {
  readonly tests: vscode.TestController;
}

export function activate(context: vscode.ExtensionContext): Api {
  const log = vscode.window.createOutputChannel('Stepwasm', { log: true });
  const java = new JavaRuntime(context, log);
  context.subscriptions.push(log, java);
  const remembered = new Remembered(context.workspaceState);
  server = registerClient(context, java, log, remembered);
  const programs = javaPrograms(context, java);
  context.subscriptions.push(registerRun(remembered, server), registerReading(server), registerDebugger({ java, server, log, remembered, programs }));
  context.subscriptions.push(registerWelcome(context));
  registerBinaries(context, server);
  registerAttach(context, java, programs);
  registerMemoryView(context);
  const tests = registerTesting(context, server);
  context.subscriptions.push(registerTasks(java));
  server.start();
  return { tests };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
