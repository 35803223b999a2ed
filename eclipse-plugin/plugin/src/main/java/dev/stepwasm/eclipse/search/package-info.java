/** All places where something is used, in the Search view. */
@NullMarked
package dev.stepwasm.eclipse.search;

import org.jspecify.annotations.NullMarked;
