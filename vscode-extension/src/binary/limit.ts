import * as vscode from 'vscode';

/** From how many million characters on the server shows a skeleton instead of the whole text. */
export const LARGE = 'stepwasm.largeFile.megabytes';

/** What leads there. */
export const CHANGE_LIMIT = 'Change the Limit';

/** Opens the setting. */
export async function changeLimit(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', LARGE);
}
