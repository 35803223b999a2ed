import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { until } from './patience';

/** What a user does with the keyboard: the story that runs these tests reads it in the log, does it, and says so in a file beside them. */
let done = 0;

async function say(what: object): Promise<void> {
  const mine = ++done;
  console.log(`keys ${JSON.stringify({ number: mine, ...what })}`);
  await until('the keys are pressed', () => fs.existsSync(path.join(__dirname, `pressed-${mine}`)));
}

/** Presses keys where the focus is: `Control+A`, `Enter`. */
export function press(...keys: string[]): Promise<void> {
  return say({ press: keys });
}

/** Types text where the focus is. */
export function write(text: string): Promise<void> {
  return say({ write: text });
}

/** Accepts what a list or a dialog proposes; nothing if there is none. */
export const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/** Closes a list or a dialog; nothing if there is none. */
export const cancel = () => vscode.commands.executeCommand('workbench.action.closeQuickOpen');

/** Presses the first button of a message; nothing if there is none. */
export const pressButton = () => vscode.commands.executeCommand('notification.acceptPrimaryAction');

/** Takes away all messages. */
export const clearMessages = () => vscode.commands.executeCommand('notifications.clearAll');
