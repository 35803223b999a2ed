import * as vscode from 'vscode';
import { LANGUAGES } from '../languages';
import { type ServerState, shown } from './state';

/** What the language status of WebAssembly text says about the server, and the way to its log. */
export class ServerStatus implements vscode.Disposable {
  private readonly server = vscode.languages.createLanguageStatusItem('stepwasm.server', LANGUAGES);
  private readonly log = vscode.languages.createLanguageStatusItem('stepwasm.log', LANGUAGES);

  constructor(state: ServerState) {
    this.server.name = 'Stepwasm Language Server';
    this.log.name = 'Stepwasm Log';
    this.log.text = 'Stepwasm log';
    this.log.command = { title: 'Open', command: 'stepwasm.showLog' };
    this.show(state);
  }

  show(state: ServerState): void {
    const { text, detail, severity, busy, command } = shown(state);
    this.server.text = text;
    this.server.detail = detail;
    this.server.severity = severity === 'error' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.server.busy = busy;
    this.server.command = { ...command };
    this.server.accessibilityInformation = { label: `${text}: ${detail}` };
  }

  dispose(): void {
    this.server.dispose();
    this.log.dispose();
  }
}
