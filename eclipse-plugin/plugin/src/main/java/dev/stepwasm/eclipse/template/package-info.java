/** Templates: what users write again and again, in completion, in new files, and as a preference page to change them. */
@NullMarked
package dev.stepwasm.eclipse.template;

import org.jspecify.annotations.NullMarked;
