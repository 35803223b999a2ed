package dev.stepwasm.eclipse.editor;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Region;

/** Words of the text format: everything between spaces, parentheses, quotes and other punctuation. */
public final class Words {
    private Words() {}

    /** {@return the word around an offset; of length 0 if there is none} */
    public static IRegion at(IDocument document, int offset) {
        try {
            int start = offset;
            while (start > 0 && isPart(document.getChar(start - 1))) {
                start--;
            }
            int end = offset;
            while (end < document.getLength() && isPart(document.getChar(end))) {
                end++;
            }
            return new Region(start, end - start);
        } catch (BadLocationException e) {
            return new Region(offset, 0); // the text has become shorter meanwhile
        }
    }

    /** {@return whether words hold a character} */
    public static boolean isPart(char c) {
        return c > ' ' && "()\";,[]{}".indexOf(c) < 0;
    }
}
