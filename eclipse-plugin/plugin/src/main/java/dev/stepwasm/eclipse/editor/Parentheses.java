package dev.stepwasm.eclipse.editor;

import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Shows the other parenthesis of the one beside the caret; those in comments do not count. */
public final class Parentheses extends DefaultCharacterPairMatcher {
    /** Called by the generic editor. */
    public Parentheses() {
        super(new char[] {'(', ')'}, BlockComments.PARTITIONING);
    }
}
