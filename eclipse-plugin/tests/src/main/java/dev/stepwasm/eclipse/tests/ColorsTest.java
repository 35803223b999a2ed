package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.editor.BlockComments;
import dev.stepwasm.eclipse.editor.TokenKind;
import dev.stepwasm.eclipse.editor.WatTokenScanner;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.BadPartitioningException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITypedRegion;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.Token;
import org.junit.jupiter.api.Test;

/** What is coloured how, without a window. */
class ColorsTest {
    @Test
    void everyWordHasItsKind() {
        assertThat(kinds("(func $f (result i32) (i32.const 0x1_f)) ;; x"))
                .containsExactly(
                        "func KEYWORD",
                        "$f NAME",
                        "result KEYWORD",
                        "i32 TYPE",
                        "i32.const INSTRUCTION",
                        "0x1_f NUMBER",
                        ";; x COMMENT");
        assertThat(kinds("(data \"a;;b\\\"c\")")).containsExactly("data KEYWORD", "\"a;;b\\\"c\" STRING");
        assertThat(kinds("i32.nonsense offset=8")).containsExactly("offset=8 NUMBER");
        assertThat(kinds("(@custom \"x\" (after func)) (func)"))
                .containsExactly("(@custom ANNOTATION", "\"x\" STRING", "func KEYWORD", "func KEYWORD");
        assertThat(kinds("(@open (a")).containsExactly("(@open ANNOTATION");
    }

    /** All pieces but the plain ones; they must touch, or JFace shifts the colours. */
    private static List<String> kinds(String text) {
        WatTokenScanner scanner = new WatTokenScanner(Token::new);
        IDocument document = new Document(text);
        scanner.setRange(document, 0, text.length());
        List<String> kinds = new ArrayList<>();
        int at = 0;
        for (IToken token = scanner.nextToken(); !token.isEOF(); token = scanner.nextToken()) {
            assertThat(scanner.getTokenOffset()).isEqualTo(at);
            at += scanner.getTokenLength();
            if (token.getData() != TokenKind.PLAIN) {
                kinds.add(text.substring(scanner.getTokenOffset(), at) + " " + token.getData());
            }
        }
        assertThat(at).isEqualTo(text.length());
        return kinds;
    }

    @Test
    void blockCommentsNest() throws Exception {
        assertThat(comments("(a (; b (; c ;) d ;) e)")).containsExactly("(; b (; c ;) d ;)");
        assertThat(comments(";; (; no\n(; yes ;) \"(; no\" (; yes ;)")).containsExactly("(; yes ;)", "(; yes ;)");
        assertThat(comments("(; never closed (; ;)")).containsExactly("(; never closed (; ;)");
        assertThat(comments("(;)")).containsExactly("(;)");
    }

    @Test
    void blockCommentsFollowEveryEdit() throws Exception {
        String whole = "(a)\n(; one\n(; two ;)\nthree ;)\n(b) ;; (;\n\"(;\" (; four ;)\n";
        Document typed = documentOf("");
        for (int i = 0; i < whole.length(); i++) {
            typed.replace(i, 0, whole.substring(i, i + 1));
            assertThat(comments(typed)).isEqualTo(comments(whole.substring(0, i + 1)));
        }
        for (int i = whole.length() / 2; typed.getLength() > i; ) {
            typed.replace(i, 1, "");
            assertThat(comments(typed)).isEqualTo(comments(typed.get()));
        }
    }

    private static List<String> comments(String text) throws BadLocationException, BadPartitioningException {
        return comments(documentOf(text));
    }

    private static Document documentOf(String text) {
        Document document = new Document(text);
        new BlockComments().setup(document);
        return document;
    }

    private static List<String> comments(Document document) throws BadLocationException, BadPartitioningException {
        List<String> comments = new ArrayList<>();
        for (ITypedRegion region :
                document.computePartitioning(BlockComments.PARTITIONING, 0, document.getLength(), false)) {
            if (region.getType().equals(BlockComments.TYPE)) {
                comments.add(document.get(region.getOffset(), region.getLength()));
            }
        }
        return comments;
    }
}
