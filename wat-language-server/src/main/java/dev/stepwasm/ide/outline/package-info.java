/** The shape of a text: its symbols and what can be folded. */
@NullMarked
package dev.stepwasm.ide.outline;

import org.jspecify.annotations.NullMarked;
