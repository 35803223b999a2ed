package dev.stepwasm.eclipse.search;

import org.eclipse.core.resources.IFile;

/**
 * A line with one or more uses: a row of the Search view.
 *
 * @param number 1-based
 * @param offset where the line begins
 * @param text without its line break
 */
record UsedLine(IFile file, int number, int offset, String text) {}
