package dev.stepwasm.ide.hover;

import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.function.Function;

/**
 * What to show about a piece of text.
 *
 * @param span the piece
 * @param parts what to show, from top to bottom
 */
public record HoverText(Span span, List<Part> parts) {
    /** Copies the list. */
    public HoverText {
        parts = List.copyOf(parts);
    }

    /** A paragraph. */
    public sealed interface Part {
        /** WebAssembly text. */
        record Code(String wat) implements Part {}

        /** Prose with backticks around code, nothing else of Markdown. */
        record Prose(String text) implements Part {}

        /** A named fact on a line of its own; the value may hold backticks. */
        record Fact(String name, String value) implements Part {}

        /** Where to read on. */
        record Link(String label, String address) implements Part {}
    }

    /** {@return code within prose or the value of a fact, in as many backticks as it takes} */
    static String code(String wat) {
        return wat.indexOf('`') < 0 ? "`" + wat + "`" : fence(wat, 1) + " " + wat + " " + fence(wat, 1);
    }

    /** {@return that something should not be used any more} */
    public static Part deprecated(String why) {
        return new Part.Fact("Deprecated", why);
    }

    /** {@return more backticks than there are in a row in a text, and at least some} */
    private static String fence(String wat, int least) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < wat.length(); i++) {
            run = wat.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(Math.max(least, longest + 1));
    }

    /** {@return the same about a text that is part of another, from an offset on} */
    HoverText shifted(int base) {
        return new HoverText(new Span(span.start() + base, span.end() + base), parts);
    }

    /** {@return all parts in Markdown} */
    public String markdown() {
        return joined(HoverText::markdown, "  \n");
    }

    /** {@return all parts without markup} */
    public String plain() {
        return joined(HoverText::plain, "\n");
    }

    private String joined(Function<Part, String> show, String betweenFacts) {
        StringBuilder text = new StringBuilder();
        Part before = null;
        for (Part part : parts) {
            if (before != null) {
                text.append(before instanceof Part.Fact && part instanceof Part.Fact ? betweenFacts : "\n\n");
            }
            text.append(show.apply(part));
            before = part;
        }
        return text.toString();
    }

    private static String markdown(Part part) {
        return switch (part) {
            case Part.Code(String wat) -> fence(wat, 3) + "wat\n" + wat + "\n" + fence(wat, 3);
            case Part.Prose(String text) -> text;
            case Part.Fact(String name, String value) -> ("**" + name + "** " + value).stripTrailing();
            case Part.Link(String label, String address) -> "[" + label + "](" + address + ")";
        };
    }

    private static String plain(Part part) {
        return switch (part) {
            case Part.Code(String wat) -> wat;
            case Part.Prose(String text) -> text.replace("`", "");
            case Part.Fact(String name, String value) -> value.isEmpty() ? name : name + ": " + value.replace("`", "");
            case Part.Link(String label, String address) -> label + ": " + address;
        };
    }
}
