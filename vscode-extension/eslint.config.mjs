import js from '@eslint/js';
import ts from 'typescript-eslint';

const node = Object.fromEntries(['process', 'console', 'fetch', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'].map(n => [n, 'readonly']));

export default ts.config(
  { ignores: ['dist/', 'target/', 'node_modules/', 'server/'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './tsconfig.webview.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // test() of node:test returns a promise that the runner itself waits for
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] }],
      // void promises are how an event handler starts work that reports its own failure
      '@typescript-eslint/no-confusing-void-expression': 'off'
    }
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { ...node, document: 'readonly', window: 'readonly', requestAnimationFrame: 'readonly' } } }
);
