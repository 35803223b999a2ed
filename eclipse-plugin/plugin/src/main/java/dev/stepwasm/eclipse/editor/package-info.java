/** What the generic editor shows for WebAssembly text: colours, brackets, hover. Runs on the UI thread. */
@NullMarked
package dev.stepwasm.eclipse.editor;

import org.jspecify.annotations.NullMarked;
