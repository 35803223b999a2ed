import * as vscode from 'vscode';
import type { ServerClient } from '../client/server';
import { binaryOf, nameOf } from './address';
import { LocalFiles } from './local';
import { type Overview, unreadable } from './overview';
import { reasonOf, sentence } from '../words';

/** A place in a text, in the words of the protocol. */
export interface Place {
  readonly uri: string;
  readonly range: vscode.Range;
}

/** What the server knows of binaries. */
export class Binaries {
  private readonly local: LocalFiles;

  constructor(
    private readonly server: Pick<ServerClient, 'request'>,
    storage: vscode.Uri
  ) {
    this.local = new LocalFiles(storage);
  }

  /** The binary that a document is or shows, as a file of this machine. */
  file(document: vscode.Uri): Promise<vscode.Uri> {
    return this.local.of(binaryOf(document) ?? document);
  }

  /** What is in a file; never rejects. */
  async overview(file: vscode.Uri): Promise<Overview> {
    try {
      return await this.ask<Overview>('stepwasm.binaryOverview', (await this.file(file)).toString());
    } catch (error) {
      return unreadable(`${nameOf(file)} cannot be shown`, sentence(reasonOf(error)), ['RETRY', 'LOG', 'HEX']);
    }
  }

  /** What the server answers to a command. */
  ask<R>(command: string, ...args: unknown[]): Promise<R> {
    return this.server.request<R>('workspace/executeCommand', { command, arguments: args });
  }

  /** The text that is shown at an address. */
  async text(address: vscode.Uri): Promise<string> {
    const { text } = await this.server.request<{ text: string }>('workspace/textDocumentContent', { uri: address.toString() });
    return text;
  }
}
