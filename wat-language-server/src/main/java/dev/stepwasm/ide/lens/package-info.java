/** How often something is used, shown above its definition. */
@NullMarked
package dev.stepwasm.ide.lens;

import org.jspecify.annotations.NullMarked;
