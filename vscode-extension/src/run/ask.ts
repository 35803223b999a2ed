import * as vscode from 'vscode';
import { mistake, type Parameter, shown, words } from './arguments';

/** A call whose arguments are to be asked for. */
export interface Question {
  readonly verb: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** What the user will probably want. */
  readonly arguments: readonly string[];
}

/** Asks for the arguments of a call; undefined if the user thinks better of it. */
export async function askArguments({ verb, name, parameters, arguments: offered }: Question): Promise<string[] | undefined> {
  if (parameters.length === 0) return [];
  const line = await vscode.window.showInputBox({
    title: `${verb} ${name}`,
    prompt: shown(parameters),
    value: offered.join(' '),
    validateInput: text => mistake(text, parameters)
  });
  return line === undefined ? undefined : words(line);
}
