import * as path from 'node:path';
import * as vscode from 'vscode';
import { nameOf, type Wanted } from './launchable';
import { shownStandIns, type StandIn, type StandIns, usualFor, type Way, waysFor } from './standin';
import { BACK, choose, type } from './steps';

/** What a program lacks, and what the user may want. */
export interface Lack {
  /** The program, for people. */
  readonly program: string;
  readonly missing: readonly Wanted[];
  /** Functions that stand-ins could call. */
  readonly exports: readonly string[];
  /** What stood in the last time. */
  readonly before: StandIns | undefined;
  /** Whether there is a launch.json to write to. */
  readonly canKeep: boolean;
}

/** What the user has chosen: stand-ins, or a file to link, and whether launch.json is to say so. */
export type Remedy = { readonly imports: StandIns; readonly keep: boolean } | { readonly links: Readonly<Record<string, string>>; readonly keep: false };

interface Item extends vscode.QuickPickItem {
  act(): Promise<Remedy | typeof BACK | undefined>;
}

/** Asks what stands in for imports that nobody gives; undefined if the user thinks better of it. */
export async function askForImports(lack: Lack): Promise<Remedy | undefined> {
  const { program, missing } = lack;
  const names = missing.map(nameOf);
  const title = `${program} imports what is not given`;
  const placeholder = names.length <= 3 ? `What stands in for ${names.join(', ')}?` : `What stands in for ${names.slice(0, 2).join(', ')} and ${names.length - 2} more?`;
  for (;;) {
    const item = await choose<Item>({ title, placeholder, back: false }, items(lack));
    if (item === undefined || item === BACK) return undefined;
    const remedy = await item.act();
    if (remedy !== BACK) return remedy;
  }
}

function items(lack: Lack): Item[] {
  const { missing, before, canKeep } = lack;
  const usual = usualFor(missing);
  const found: Item[] = [];
  const known = before && Object.fromEntries(Object.entries(before).filter(([name]) => name in usual));
  if (known && Object.keys(known).length === missing.length && JSON.stringify(known) !== JSON.stringify(usual)) {
    found.push({ label: '$(history) Run as before', detail: shownStandIns(known), act: () => run(known, false) });
  }
  found.push({ label: '$(debug-start) Run with stubs', detail: shownStandIns(usual), act: () => run(usual, false) });
  if (canKeep) {
    found.push({ label: '$(save) Run with stubs, and keep them in launch.json', detail: 'So that nobody is asked again, and each stub can be changed there', act: () => run(usual, true) });
  }
  if (missing.some(wanted => waysFor(wanted, lack.exports).length > 1)) {
    found.push({ label: '$(list-selection) Choose for each import...', detail: 'Values to return, a message to stop with, a function to call back', act: () => each(lack) });
  }
  for (const module of new Set(missing.map(({ module }) => module))) {
    const wanted = missing.filter(each => each.module === module).map(({ name }) => name);
    found.push({ label: `$(link) Link a module as ${module}...`, detail: `A .wat or .wasm file that exports ${wanted.join(', ')}`, act: () => link(module) });
  }
  return found;
}

function run(imports: StandIns, keep: boolean): Promise<Remedy> {
  return Promise.resolve({ imports, keep });
}

async function link(module: string): Promise<Remedy | typeof BACK> {
  const file = (await vscode.window.showOpenDialog({ title: `The module that is imported as ${module}`, openLabel: 'Link', filters: { WebAssembly: ['wat', 'wasm'] } }))?.[0];
  return file ? { links: { [module]: file.fsPath }, keep: false } : BACK;
}

/** One question for each import that something can be chosen for. */
async function each({ program, missing, exports, canKeep }: Lack): Promise<Remedy | typeof BACK | undefined> {
  const chosen = new Map<string, StandIn>(Object.entries(usualFor(missing)));
  const questions = missing.filter(wanted => waysFor(wanted, exports).length > 1);
  for (let at = 0; at < questions.length; ) {
    const wanted = questions[at] as Wanted;
    const answer = await standInFor(wanted, exports, `${program} (${at + 1}/${questions.length})`);
    if (answer === undefined) return undefined;
    if (answer === BACK && at === 0) return BACK;
    if (answer === BACK) at--;
    else {
      chosen.set(nameOf(wanted), answer);
      at++;
    }
  }
  const imports = Object.fromEntries(chosen);
  if (!canKeep) return { imports, keep: false };
  const once = { label: '$(debug-start) Run', detail: shownStandIns(imports) };
  const keep = { label: '$(save) Run, and keep them in launch.json', detail: 'So that nobody is asked again, and each stub can be changed there' };
  const end = await choose({ title: program, placeholder: 'Run with these stubs?', back: true }, [once, keep]);
  return end === BACK ? each({ program, missing, exports, before: undefined, canKeep }) : end && { imports, keep: end === keep };
}

async function standInFor(wanted: Wanted, exports: readonly string[], title: string): Promise<StandIn | typeof BACK | undefined> {
  const step = { title, placeholder: `What does ${nameOf(wanted)} do? (${wanted.type})`, back: true };
  for (;;) {
    const way = await choose<Way & vscode.QuickPickItem>(step, [...waysFor(wanted, exports)]);
    if (way === undefined || way === BACK) return way;
    if (!way.ask) return way.make('');
    const typed = await type(nameOf(wanted), way.ask);
    if (typed === undefined) return undefined;
    if (typed !== BACK) return way.make(typed);
  }
}

/** A path as launch.json has it, so that it holds on other machines too. */
export function portable(file: string, folder: vscode.WorkspaceFolder): string {
  const relative = path.relative(folder.uri.fsPath, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : `\${workspaceFolder}/${relative.replaceAll('\\', '/')}`;
}
