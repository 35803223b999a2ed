// What clients say they can do, by name.
export const everything = encodings => ({
  general: { positionEncodings: encodings },
  window: { workDoneProgress: true, showMessage: {}, showDocument: { support: true } },
  workspace: {
    applyEdit: true, configuration: true, workspaceFolders: true, symbol: { resolveSupport: { properties: ['location.range'] } },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'], changeAnnotationSupport: {} },
    didChangeConfiguration: { dynamicRegistration: true }, didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    semanticTokens: { refreshSupport: true }, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true },
    diagnostics: { refreshSupport: true }, executeCommand: {},
    fileOperations: { willCreate: true, didCreate: true, willRename: true, didRename: true, willDelete: true, didDelete: true },
  },
  textDocument: {
    synchronization: { didSave: true, willSave: true, willSaveWaitUntil: true },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true, codeDescriptionSupport: true, dataSupport: true },
    diagnostic: { relatedDocumentSupport: true },
    completion: {
      contextSupport: true, insertTextMode: 1,
      completionItem: {
        snippetSupport: true, commitCharactersSupport: true, documentationFormat: ['markdown', 'plaintext'], deprecatedSupport: true, preselectSupport: true,
        tagSupport: { valueSet: [1] }, insertReplaceSupport: true, labelDetailsSupport: true,
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    signatureHelp: { contextSupport: true, signatureInformation: { documentationFormat: ['markdown'], parameterInformation: { labelOffsetSupport: true }, activeParameterSupport: true } },
    definition: { linkSupport: true }, declaration: { linkSupport: true }, typeDefinition: { linkSupport: true }, implementation: { linkSupport: true },
    references: {}, documentHighlight: {}, formatting: {}, rangeFormatting: {}, onTypeFormatting: {}, selectionRange: {}, callHierarchy: {}, typeHierarchy: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true, tagSupport: { valueSet: [1] }, labelSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'refactor.extract', 'refactor.inline', 'refactor.rewrite', 'source', 'source.fixAll'] } },
      isPreferredSupport: true, disabledSupport: true, dataSupport: true, resolveSupport: { properties: ['edit'] }, honorsChangeAnnotations: true,
    },
    codeLens: {}, documentLink: { tooltipSupport: true }, inlayHint: { resolveSupport: { properties: ['tooltip', 'textEdits', 'label.tooltip', 'label.location', 'label.command'] } },
    rename: { prepareSupport: true, prepareSupportDefaultBehavior: 1, honorsChangeAnnotations: true },
    foldingRange: { lineFoldingOnly: true, foldingRange: { collapsedText: true }, foldingRangeKind: { valueSet: ['comment', 'imports', 'region'] } },
    semanticTokens: {
      requests: { range: true, full: { delta: true } }, tokenTypes: [], tokenModifiers: [], formats: ['relative'],
      multilineTokenSupport: false, overlappingTokenSupport: false, augmentsSyntaxTokens: true,
    },
    linkedEditingRange: {}, moniker: {}, inlineValue: {},
  },
});

/** A client that can do as little as the protocol allows. */
export const nothing = {};

/** As above, but it wants problems pushed. */
export function pushed(encodings = ['utf-16']) {
  const capabilities = everything(encodings);
  delete capabilities.textDocument.diagnostic;
  return capabilities;
}
