/** Index spaces, symbolic names, scopes and uses. */
@NullMarked
package dev.stepwasm.wat.names;

import org.jspecify.annotations.NullMarked;
