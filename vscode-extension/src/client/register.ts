import * as vscode from 'vscode';
import type { JavaRuntime } from '../java/runtime';
import type { Remembered } from '../launch/remembered';
import { notices } from './notices';
import { registerShowReferences } from './references';
import { ServerClient } from './server';
import { ServerStatus } from './status';

/** Registers the language server with its status and commands; it is not started yet. */
export function registerClient(context: vscode.ExtensionContext, java: JavaRuntime, log: vscode.LogOutputChannel, remembered: Remembered): ServerClient {
  const { version } = context.extension.packageJSON as { version: string };
  const server = new ServerClient(java, log, version, notices, remembered);
  const status = new ServerStatus(server.state);
  context.subscriptions.push(
    server,
    status,
    server.onDidChangeState(state => status.show(state)),
    server.onDidChangeState(({ kind }) => void vscode.commands.executeCommand('setContext', 'stepwasm.serverRuns', kind === 'running')),
    registerShowReferences(),
    vscode.commands.registerCommand('stepwasm.restartServer', () => server.restart()),
    vscode.commands.registerCommand('stepwasm.showLog', () => log.show())
  );
  return server;
}
