/** What formatting while typing does; whole texts and ranges are laid out by {@link dev.stepwasm.wat.format.Formatter}. */
@NullMarked
package dev.stepwasm.ide.format;

import org.jspecify.annotations.NullMarked;
