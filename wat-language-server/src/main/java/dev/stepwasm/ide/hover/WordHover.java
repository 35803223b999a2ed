package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to show about a word that is no instruction, and about an annotation. */
final class WordHover {
    private WordHover() {}

    /** {@return what the page says about a word} */
    static Optional<List<Part>> of(Token word) {
        String written = word.text();
        return (isType(word) ? WordTexts.of(written + " (type)") : Optional.<WordText>empty())
                .or(() -> WordTexts.of(written))
                .map(text -> parts(written, text));
    }

    /** {@return what the page says about an annotation, whose name the pointer is on} */
    static Optional<List<Part>> annotation(Token annotation) {
        String text = annotation.tree().source().text();
        String name = Annotations.name(text, annotation.span());
        Optional<WordText> known = WordTexts.of("@" + name);
        List<Part> parts = new ArrayList<>(known.map(found -> parts("(@" + name + ")", found))
                .orElseGet(() -> List.of(
                        new Part.Code("(@" + name + ")"),
                        new Part.Prose("An annotation that means nothing here; other tools may look at it."))));
        if (name.equals("metadata.code.branch_hint")) {
            BranchHints.said(annotation).ifPresent(said -> parts.add(1, new Part.Fact("Says", said)));
        }
        return Optional.of(parts);
    }

    static List<Part> parts(String written, WordText text) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Code(written));
        parts.add(new Part.Prose(text.text()));
        if (!text.link().isEmpty()) {
            parts.add(new Part.Link("Specification", text.link()));
        }
        return parts;
    }

    /** {@return whether a word stands where a heap type does} */
    private static boolean isType(Token word) {
        NodeKind kind = word.node().kind();
        boolean operand = kind == NodeKind.INSTRUCTION && word.number() != Syntax.firstToken(word.node());
        return kind == NodeKind.REFERENCE_TYPE
                || operand
                || word.previous()
                        .filter(before -> before.code() == TokenCode.of(Opcode.REF_NULL))
                        .isPresent();
    }
}
