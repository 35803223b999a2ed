/** Programs of other people, out of npm packages, give the answers that they give elsewhere. */
@NullMarked
package dev.stepwasm.engine.binary;

import org.jspecify.annotations.NullMarked;
