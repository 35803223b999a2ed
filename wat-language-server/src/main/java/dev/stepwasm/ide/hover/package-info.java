/** What to show when the pointer rests on something. */
@NullMarked
package dev.stepwasm.ide.hover;

import org.jspecify.annotations.NullMarked;
