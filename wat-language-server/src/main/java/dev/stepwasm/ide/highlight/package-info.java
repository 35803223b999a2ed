/** What each token is, so that an editor can colour it by meaning. */
@NullMarked
package dev.stepwasm.ide.highlight;

import org.jspecify.annotations.NullMarked;
