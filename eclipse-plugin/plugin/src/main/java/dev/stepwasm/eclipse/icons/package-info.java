/** Pictures for what a module holds and what can be typed. */
@NullMarked
package dev.stepwasm.eclipse.icons;

import org.jspecify.annotations.NullMarked;
