import assert from 'node:assert/strict';
import { contributes } from './manifest';
import { record } from './record';

type Named = Readonly<Record<string, string>>;

/** The test that is about a contribution, by kind and name; where a name ends with a star it stands for all that begin so. Commands are not here: which were run is known. */
const TESTS: Readonly<Record<string, string>> = {
  'languages wat': 'languages modules, scripts and binaries are known',
  'languages wast': 'languages modules, scripts and binaries are known',
  'languages wasm': 'languages modules, scripts and binaries are known',
  'walkthroughs start': 'welcome the walkthrough opens, and every command that it names is there',
  'jsonValidation *': 'launch a file of stand-ins for imports has its mistakes told',
  'grammars source.wat': 'languages what is a comment is known by the grammar, in modules and in scripts',
  'grammars source.wast': 'languages what is a comment is known by the grammar, in modules and in scripts',
  'grammars markdown.wat.codeblock': 'languages text in Markdown is known by the grammar',
  'snippets wat': 'languages snippets are offered, none of them twice',
  'snippets wast': 'languages snippets are offered, none of them twice',
  'configurationDefaults [wat]': 'languages two blanks deeper, and lines are put in place while typing',
  'configurationDefaults [wast]': 'languages two blanks deeper, and lines are put in place while typing',
  'semanticTokenModifiers *': 'languages the server says what names mean, and leaves the rest to the grammar',
  'semanticTokenScopes *': 'languages the server says what names mean, and leaves the rest to the grammar',
  'customEditors stepwasm.binary': 'binaries a binary opens as its text, in the place of the editor that opened',
  'customEditors stepwasm.sections': 'binaries the sections are an editor of their own, from the text and from the file',
  'breakpoints wat': 'debugging a breakpoint stops when its condition holds',
  'breakpoints wast': 'test scripts stop at commands and in the modules of the text, and are stepped through',
  'taskDefinitions stepwasm': 'tasks a task of tasks.json says files and options',
  'problemMatchers stepwasm': 'tasks what check finds is among the problems, in texts and in binaries',
  'problemMatchers stepwasm-binary': 'tasks what check finds is among the problems, in texts and in binaries',
  'debuggers stepwasm': 'launch launch.json has every attribute of a launch and of an attaching offered, and whole configurations',
  'viewsContainers stepwasmMemory': 'linear memory goes to an address and copies what is there',
  'views stepwasm.memory': 'linear memory goes to an address and copies what is there',
  'configuration stepwasm.java.home': 'the life of the language server runs on the Java that the setting says, and on none if there is none',
  'configuration stepwasm.trace.server': 'the life of the language server can be started again, and its log can be read',
  'configuration stepwasm.lint.*': 'settings reach the server at once a lint',
  'configuration stepwasm.format.*': 'settings reach the server at once the format',
  'configuration stepwasm.inlayHints.*': 'settings reach the server at once inlay hints',
  'configuration stepwasm.codeLens.*': 'settings reach the server at once code lenses',
  'configuration stepwasm.run.seconds': 'settings reach the server at once limits of a run',
  'configuration stepwasm.run.megabytes': 'settings reach the server at once limits of a run',
  'configuration stepwasm.run.stubs': 'settings reach the server at once stubs',
  'configuration stepwasm.workspace.diagnostics': 'settings reach the server at once what is checked',
  'configuration stepwasm.largeFile.megabytes': 'settings reach the server at once from when on a file is large',
  'configuration stepwasm.imports.catalogues': 'settings reach the server at once a list'
};

/** Names of what is contributed of a kind. */
function namesOf(kind: string, of: unknown): string[] {
  const names = (list: unknown, ...keys: string[]) => (list as Named[]).map(each => keys.map(key => each[key]).find(name => name !== undefined) ?? 'nameless');
  switch (kind) {
    case 'configuration':
      return [of].flat().flatMap(group => Object.keys((group as { properties: object }).properties));
    case 'configurationDefaults':
      return Object.keys(of as object);
    case 'views':
    case 'viewsContainers':
      return Object.values(of as Record<string, unknown>).flatMap(list => names(list, 'id'));
    case 'grammars':
      return names(of, 'scopeName');
    default:
      return names(of, 'viewType', 'id', 'name', 'language', 'type', 'url');
  }
}

/** The last of all tests, by the name of its file. */
describe('the whole package', () => {
  it('every command was run by a test', () => {
    const commands = (contributes()['commands'] as Named[]).map(({ command }) => command ?? '');
    assert.deepEqual(commands.filter(command => !record.commands.has(command)), []);
  });

  it('menus have commands of the package only', () => {
    const commands = new Set((contributes()['commands'] as Named[]).map(({ command }) => command));
    const inMenus = Object.values(contributes()['menus'] as Record<string, Named[]>).flat();
    assert.deepEqual(inMenus.filter(({ command }) => !commands.has(command)), []);
  });

  it('every other contribution has a test that has passed', () => {
    const used = new Set<string>();
    const testOf = (contribution: string) => {
      const key = Object.keys(TESTS).find(name => (name.endsWith('*') ? contribution.startsWith(name.slice(0, -1)) : contribution === name));
      if (key !== undefined) used.add(key);
      return key === undefined ? 'none' : TESTS[key];
    };
    const missing = Object.entries(contributes())
      .filter(([kind]) => kind !== 'commands' && kind !== 'menus')
      .flatMap(([kind, of]) => namesOf(kind, of).map(name => `${kind} ${name}`))
      .map(contribution => ({ contribution, test: testOf(contribution) }))
      .filter(({ test }) => test === undefined || !record.passed.has(test));
    assert.deepEqual(missing, []);
    assert.deepEqual(Object.keys(TESTS).filter(key => !used.has(key)), [], 'of what is contributed no more');
  });
});
