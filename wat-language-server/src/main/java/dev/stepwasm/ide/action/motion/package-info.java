/** Actions that move code: into a function or a local of its own, and from there to where it is used. */
@NullMarked
package dev.stepwasm.ide.action.motion;

import org.jspecify.annotations.NullMarked;
