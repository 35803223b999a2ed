/** What users can set: the language server's own table of settings, as preferences and pages. */
@NullMarked
package dev.stepwasm.eclipse.preferences;

import org.jspecify.annotations.NullMarked;
