/** What people can set: one table, from which values are checked, and schemas and pages are made. */
@NullMarked
package dev.stepwasm.ide.settings;

import org.jspecify.annotations.NullMarked;
