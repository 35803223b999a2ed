// What the server knows of protocol 3.18 and the declarations of 3.17 do not have.
export interface TextDocumentContentParams { uri: string }
export interface TextDocumentContentResult { text: string }
export interface TextDocumentContentOptions { schemes: string[] }
