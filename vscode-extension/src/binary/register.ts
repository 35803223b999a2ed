import * as vscode from 'vscode';
import type { ServerClient } from '../client/server';
import { SCHEME } from './address';
import { Binaries } from './binaries';
import { Bytes } from './bytes';
import { registerCommands } from './commands';
import { BINARY, BinaryEditor, SECTIONS } from './editor';
import { BinaryTexts } from './files';
import { Offsets } from './offset';

const READ_ONLY = 'This text is made of a binary. Save it as a `.wat` file to change it: **Stepwasm: Save as WebAssembly Text...**';

/** Binaries: their texts as read-only files, the editors that a `.wasm` opens in, and commands. */
export function registerBinaries(context: vscode.ExtensionContext, server: ServerClient): void {
  const binaries = new Binaries(server, context.globalStorageUri);
  const bytes = new Bytes();
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(SCHEME, new BinaryTexts(server), { isCaseSensitive: true, isReadonly: new vscode.MarkdownString(READ_ONLY) }),
    bytes.register(),
    new BinaryEditor(BINARY, context.extensionUri, binaries, bytes).register(),
    new BinaryEditor(SECTIONS, context.extensionUri, binaries, bytes).register(),
    registerCommands(binaries),
    new Offsets(binaries)
  );
}
