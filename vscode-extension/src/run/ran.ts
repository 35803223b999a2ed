import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** Commands of the server that run something. */
const RUNNING = ['stepwasm.run', 'stepwasm.runScript'];

/** Lets the walkthrough know that something was run: its lenses have commands without names. */
export async function hasRun(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'stepwasm.hasRun', true);
}

/** Hears of what the editor has the server run. */
export const runMiddleware: Required<Pick<Middleware, 'executeCommand'>> = {
  async executeCommand(command, given, next) {
    const answer: unknown = await next(command, given);
    if (RUNNING.includes(command)) await hasRun();
    return answer;
  }
};
