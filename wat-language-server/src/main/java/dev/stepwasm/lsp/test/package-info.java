/** Tests in texts, in words of our own: the protocol has none for them. */
@NullMarked
package dev.stepwasm.lsp.test;

import org.jspecify.annotations.NullMarked;
