import * as vscode from 'vscode';

/** Shows a section of the page of the extension. In a package its name is in lower case, in a folder with the sources it is not. */
export async function showReadme(extension: vscode.Uri, section: string): Promise<void> {
  const packaged = vscode.Uri.joinPath(extension, 'readme.md');
  const page = await vscode.workspace.fs.stat(packaged).then(
    () => packaged,
    () => vscode.Uri.joinPath(extension, 'README.md')
  );
  await vscode.commands.executeCommand('markdown.showPreview', page.with({ fragment: section }));
}
