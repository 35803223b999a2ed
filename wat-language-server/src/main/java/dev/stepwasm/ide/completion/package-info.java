/** What could be typed at a place. */
@NullMarked
package dev.stepwasm.ide.completion;

import org.jspecify.annotations.NullMarked;
