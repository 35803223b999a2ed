import * as vscode from 'vscode';
import { assemble } from './assemble';
import { binaryOf, nameOf, textOf } from './address';
import type { Binaries } from './binaries';
import { shown } from './documents';
import { BINARY, SECTIONS } from './editor';
import { CHANGE_LIMIT, changeLimit } from './limit';
import { reasonOf } from '../words';

/** Commands about binaries and their texts. They are about what was clicked on, what is shown, or what the user picks. */
export function registerCommands(binaries: Binaries): vscode.Disposable {
  const command = (name: string, ends: string, run: (uri: vscode.Uri) => unknown) =>
    vscode.commands.registerCommand(name, async (clicked?: vscode.Uri) => {
      const current = shown();
      const uri = clicked ?? (current && fits(current, ends) ? current : await pick(ends));
      if (uri) await run(uri);
    });
  return vscode.Disposable.from(
    command('stepwasm.showBinary', 'wasm', uri => showText(binaryOf(uri) ?? uri, binaries)),
    command('stepwasm.showSections', 'wasm', uri => vscode.commands.executeCommand('vscode.openWith', binaryOf(uri) ?? uri, SECTIONS)),
    command('stepwasm.saveAsText', 'wasm', uri => saveAsText(binaryOf(uri) ?? uri, binaries)),
    command('stepwasm.assembleFile', 'wat', uri => assemble(uri, binaries))
  );
}

function fits(uri: vscode.Uri, ends: string): boolean {
  if (ends === 'wasm') return (binaryOf(uri) ?? uri).path.endsWith('.wasm');
  return uri.scheme === 'untitled' || uri.path.endsWith('.wat');
}

async function pick(ends: string): Promise<vscode.Uri | undefined> {
  return (await vscode.window.showOpenDialog({ filters: { WebAssembly: [ends] } }))?.[0];
}

/** Opens the text, or the page that says why there is none. */
async function showText(file: vscode.Uri, binaries: Binaries): Promise<void> {
  const { text } = await binaries.overview(file);
  if (text === 'none') await vscode.commands.executeCommand('vscode.openWith', file, BINARY);
  else await vscode.window.showTextDocument(textOf(await binaries.file(file)));
}

async function saveAsText(file: vscode.Uri, binaries: Binaries): Promise<void> {
  const overview = await binaries.overview(file);
  if (overview.text === 'none') {
    const why = 'Show Why';
    const answer = await vscode.window.showErrorMessage(`${overview.fault?.title ?? nameOf(file)}, so there is no text to save.`, why);
    if (answer === why) await vscode.commands.executeCommand('vscode.openWith', file, BINARY);
    return;
  }
  if (overview.text === 'skeleton') {
    const answer = await vscode.window.showErrorMessage(`The text of ${nameOf(file)} is too long for the editor. "stepwasm dis" writes it, or let files be larger.`, CHANGE_LIMIT);
    if (answer === CHANGE_LIMIT) await changeLimit();
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: `Save the Text of ${nameOf(file)}`,
    defaultUri: file.with({ path: `${file.path.replace(/\.wasm$/i, '')}.wat` }),
    filters: { 'WebAssembly Text': ['wat'] }
  });
  if (!target) return;
  try {
    const text = await binaries.text(textOf(await binaries.file(file)));
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(target);
  } catch (error) {
    const again = 'Save Elsewhere';
    if ((await vscode.window.showErrorMessage(`${nameOf(target)} cannot be written: ${reasonOf(error)}`, again)) === again) await saveAsText(file, binaries);
  }
}
