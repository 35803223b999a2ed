/** Where this machine keeps what belongs to its user. Nothing that runs a module looks at it. */
@NullMarked
package dev.stepwasm.engine.user;

import org.jspecify.annotations.NullMarked;
