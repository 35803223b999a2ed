import * as vscode from 'vscode';
import { placeOf } from './source';
import type { Access, PageCommand } from './protocol';
import { MemoryView, VIEW } from './view';

/** What the editor hands to a command in the menu of a variable. */
interface VariableMenu {
  readonly variable?: { readonly memoryReference?: string };
}

const PAGE_COMMANDS: Readonly<Record<string, PageCommand>> = {
  'stepwasm.memory.find': 'find',
  'stepwasm.memory.edit': 'edit',
  'stepwasm.memory.undo': 'undo',
  'stepwasm.memory.copy': 'copy',
  'stepwasm.memory.followPointer': 'followPointer',
  'stepwasm.memory.back': 'back',
  'stepwasm.memory.forward': 'forward',
  'stepwasm.memory.nextChange': 'nextChange',
  'stepwasm.memory.previousChange': 'previousChange'
};

const WATCH_COMMANDS: Readonly<Record<string, Access>> = {
  'stepwasm.memory.watchWrite': 'write',
  'stepwasm.memory.watchRead': 'read',
  'stepwasm.memory.watchAccess': 'readWrite'
};

/** Registers the view "Linear Memory" of the panel and its commands. */
export function registerMemoryView(context: vscode.ExtensionContext): void {
  const view = new MemoryView(context.extensionUri, context.workspaceState);
  const command = (name: string, run: (argument?: unknown) => unknown) => vscode.commands.registerCommand(name, run);
  context.subscriptions.push(
    view,
    vscode.window.registerWebviewViewProvider(VIEW, view),
    command('stepwasm.memory.show', () => view.focus()),
    command('stepwasm.memory.goTo', expression => view.askForAddress(typeof expression === 'string' ? expression : undefined)),
    command('stepwasm.memory.showVariable', menu => {
      const reference = (menu as VariableMenu | undefined)?.variable?.memoryReference;
      return reference === undefined ? view.focus() : view.reveal(placeOf(reference));
    }),
    command('stepwasm.memory.removeWatchpoint', () => view.removeWatchpoints()),
    ...Object.entries(PAGE_COMMANDS).map(([name, does]) => command(name, () => view.tellPage(does))),
    ...Object.entries(WATCH_COMMANDS).map(([name, access]) => command(name, () => view.watchSelection(access)))
  );
}
