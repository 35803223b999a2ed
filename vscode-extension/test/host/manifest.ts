import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What package.json contributes: lists of things with names, as far as tests look at them. */
export type Contributes = Readonly<Record<string, unknown>>;

export function contributes(): Contributes {
  const extension = vscode.extensions.getExtension('stepwasm.stepwasm');
  assert.ok(extension);
  return (extension.packageJSON as { contributes: Contributes }).contributes;
}
