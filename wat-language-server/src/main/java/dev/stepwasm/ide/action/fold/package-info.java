/** The same instructions written in another way: folded or flat. */
@NullMarked
package dev.stepwasm.ide.action.fold;

import org.jspecify.annotations.NullMarked;
