package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.navigation.Meaning;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to show about a string: what it names, its bytes and characters, and where data lies. */
final class StringHover {
    private static final int MOST_BYTES = 32;
    private static final int LONGEST = 120;

    private StringHover() {}

    /** {@return all parts} */
    static List<Part> of(Analysis analysis, Token string) {
        List<Part> parts = new ArrayList<>();
        Meaning.at(analysis, string.span().start())
                .ifPresent(meaning ->
                        parts.addAll(DefinitionHover.of(meaning.analysis(), meaning.module(), meaning.definition())));
        byte[] bytes = StringLiteral.bytes(string.text());
        Optional<String> decoded = StringLiteral.utf8(bytes);
        if (parts.isEmpty()) {
            parts.add(new Part.Code(decoded.map(StringHover::literal).orElseGet(() -> cut(string.text()))));
        }
        parts.add(new Part.Fact("Length", length(bytes, decoded)));
        if (bytes.length > 0) {
            parts.add(new Part.Fact("Bytes", "`" + hex(bytes) + "`"));
        }
        Node node = string.node();
        if (node.kind() == NodeKind.DATA_FIELD || node.kind() == NodeKind.INLINE_DATA) {
            parts.add(new Part.Fact("Place", DataHover.place(analysis, string, before(string, node), bytes.length)));
        }
        return parts;
    }

    private static String literal(String decoded) {
        return cut(StringLiteral.show(decoded.length() > LONGEST ? decoded.substring(0, LONGEST) : decoded));
    }

    private static String cut(String literal) {
        return literal.length() > LONGEST ? literal.substring(0, LONGEST - 1) + "…" : literal;
    }

    private static String length(byte[] bytes, Optional<String> decoded) {
        String count = bytes.length == 1 ? "1 byte" : bytes.length + " bytes";
        return decoded.map(text -> text.codePointCount(0, text.length()))
                .map(characters -> count + ", " + (characters == 1 ? "1 character" : characters + " characters"))
                .orElse(count + ", not UTF-8");
    }

    private static String hex(byte[] bytes) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, MOST_BYTES); i++) {
            shown.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%02X", bytes[i] & 0xFF));
        }
        return bytes.length > MOST_BYTES ? shown.append(" …").toString() : shown.toString();
    }

    private static long before(Token string, Node node) {
        long size = 0;
        for (int token : Syntax.ownTokens(node)) {
            if (token < string.number() && node.data().tokens().code(token) == TokenCode.STRING) {
                size += StringLiteral.bytes(node.tree().text(node.segment(), token)).length;
            }
        }
        return size;
    }
}
