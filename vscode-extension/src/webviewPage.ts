import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** What a page is made of: a file of `media`, one of `dist`, and what stands in its body. */
export interface Page {
  readonly style: string;
  readonly script: string;
  readonly body: string;
  /** Attributes of the body. */
  readonly attributes?: string;
}

/** Lets a webview show a page, which can load nothing but these two files. */
export function showPage(webview: vscode.Webview, extension: vscode.Uri, { style, script, body, attributes = '' }: Page): void {
  const nonce = randomBytes(16).toString('base64url');
  const uri = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString();
  webview.options = { enableScripts: true, localResourceRoots: ['dist', 'media'].map(folder => vscode.Uri.joinPath(extension, folder)) };
  webview.html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${uri('media', style)}">
</head>
<body ${attributes}>
${body}
<script nonce="${nonce}" src="${uri('dist', script)}"></script>
</body>
</html>`;
}
