/** The language server protocol over {@link dev.stepwasm.ide}: documents, threads, conversion of positions, lifecycle. */
@NullMarked
package dev.stepwasm.lsp;

import org.jspecify.annotations.NullMarked;
