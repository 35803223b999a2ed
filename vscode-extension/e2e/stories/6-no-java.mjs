import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export const name = 'without Java there is one clear sentence and the way out';

export const files = { '.vscode/settings.json': { 'stepwasm.java.home': '/no/java/here' } };

export async function story(vs) {
  await vs.openWithoutServer('sum.wat');
  const message = vs.message('The setting stepwasm.java.home is /no/java/here, but there is no Java in that folder.');
  await message.waitFor();
  await message.locator('.monaco-button', { hasText: 'Open Settings' }).waitFor();
  await vs.picture('no-java');
  await vs.languageStatus('Stepwasm: no Java');
  assert.equal(await vs.page.locator('.notification-list-item').count(), 1);
  await message.locator('.monaco-button', { hasText: 'How to Install' }).click();
  await vs.page.locator('.tab.active', { hasText: 'README.md' }).waitFor();
  await vs.webview().getByText('openjdk-21-jre-headless').waitFor();

  // As soon as the setting is mended there is a server.
  writeFileSync(path.join(vs.folder, '.vscode', 'settings.json'), '{}');
  await vs.page.locator('.tab', { hasText: 'sum.wat' }).click();
  await vs.outline();
  await vs.languageStatus(/runs on Java \d+ from/);
}
