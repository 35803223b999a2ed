/** How control flows through a function. */
@NullMarked
package dev.stepwasm.ide.flow;

import org.jspecify.annotations.NullMarked;
