import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const name = 'a workspace that is not trusted does not say which Java runs';

export const settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.emptyWindow': false };

export const files = { '.vscode/settings.json': { 'stepwasm.java.home': 'JAVA' } };

export async function story(vs) {
  const ran = javaOfTheWorkspace(vs.folder);
  await vs.open('hello.wat');
  await vs.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  assert.ok(!existsSync(ran), 'the server runs on another Java');

  // Programs and tasks run only when the workspace is trusted.
  await vs.debugFile();
  const question = vs.page.locator('.monaco-dialog-box', { hasText: 'trust' });
  await question.waitFor();
  await question.locator('.monaco-button', { hasText: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  await vs.command('Tasks: Run Task');
  await question.waitFor();
  await question.locator('.monaco-button', { hasText: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  assert.ok(!existsSync(ran), 'nothing was started');

  // With trust the setting counts, at once.
  await vs.debugFile();
  await question.waitFor();
  await question.locator('.monaco-button', { hasText: /Trust/ }).first().click();
  await vs.until('the Java of the workspace runs', () => existsSync(ran));
  await vs.sessionEnds();
  await vs.outline();
  await vs.languageStatus('from the setting stepwasm.java.home');
}

/** A Java in the workspace that leaves a trace when it is run; returns the file with the trace. */
function javaOfTheWorkspace(folder) {
  const home = path.join(folder, 'java');
  const trace = path.join(folder, 'ran.txt');
  const program = path.join(home, 'bin', 'java');
  mkdirSync(path.dirname(program), { recursive: true });
  writeFileSync(path.join(home, 'release'), 'JAVA_VERSION="25"\n');
  writeFileSync(program, `#!/bin/sh\necho "$@" >> '${trace}'\nexec '${path.join(process.env.JAVA_HOME, 'bin', 'java')}' "$@"\n`);
  chmodSync(program, 0o755);
  writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'stepwasm.java.home': home }));
  return trace;
}
