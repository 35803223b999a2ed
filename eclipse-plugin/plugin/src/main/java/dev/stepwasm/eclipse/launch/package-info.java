/** Launch configurations, and how programs are started from them. */
@NullMarked
package dev.stepwasm.eclipse.launch;

import org.jspecify.annotations.NullMarked;
