import * as vscode from 'vscode';

/** What happened while the tests ran: the last of them looks whether anything of the package was left out. */
export const record = { commands: new Set<string>(), passed: new Set<string>() };

/** From now on every command that a test runs is known; whether it does its work is up to the test. */
export function recordCommands(): void {
  const execute = vscode.commands.executeCommand.bind(vscode.commands);
  vscode.commands.executeCommand = <T>(command: string, ...rest: unknown[]): Thenable<T> => {
    record.commands.add(command);
    return execute<T>(command, ...rest);
  };
}
