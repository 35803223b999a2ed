import type { TextDocument } from 'vscode';

/** The languages of the server: WebAssembly text and test scripts. */
export const LANGUAGES = [{ language: 'wat' }, { language: 'wast' }];

/** Whether a document is in one of them. */
export function isText({ languageId }: Pick<TextDocument, 'languageId'>): boolean {
  return LANGUAGES.some(({ language }) => language === languageId);
}
