/** Questions about syntax that several features ask. */
@NullMarked
package dev.stepwasm.ide.syntax;

import org.jspecify.annotations.NullMarked;
