import * as vscode from 'vscode';
import type { Question } from './standin';

/** The user wants to go back to the question before. */
export const BACK = Symbol('back');

export interface Step {
  readonly title: string;
  readonly placeholder: string;
  /** Whether there is a question before this one. */
  readonly back: boolean;
}

/** Lets the user choose one of several; undefined if they think better of it. The list stays when the window loses the focus. */
export function choose<T extends vscode.QuickPickItem>({ title, placeholder, back }: Step, items: readonly T[], active?: T): Promise<T | typeof BACK | undefined> {
  const pick = vscode.window.createQuickPick<T>();
  Object.assign(pick, { title, placeholder, items, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true, buttons: back ? [vscode.QuickInputButtons.Back] : [] });
  if (active) pick.activeItems = [active];
  return new Promise<T | typeof BACK | undefined>(resolve => {
    pick.onDidAccept(() => {
      if (pick.selectedItems[0]) resolve(pick.selectedItems[0]);
    });
    pick.onDidTriggerButton(() => resolve(BACK));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  }).finally(() => pick.dispose());
}

/** Lets the user type something; a mistake is told while they type. */
export function type(title: string, question: Question): Promise<string | typeof BACK | undefined> {
  const input = vscode.window.createInputBox();
  Object.assign(input, { title, prompt: question.prompt, value: question.value, ignoreFocusOut: true, buttons: [vscode.QuickInputButtons.Back] });
  const check = () => {
    const words = question.mistake(input.value);
    input.validationMessage = words;
    return words === undefined;
  };
  return new Promise<string | typeof BACK | undefined>(resolve => {
    input.onDidChangeValue(check);
    input.onDidAccept(() => {
      if (check()) resolve(input.value);
    });
    input.onDidTriggerButton(() => resolve(BACK));
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}
