package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Offer;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Mends characters and strings: typographic quotes and dashes, a backslash that escapes nothing, a missing quote. */
public final class FixCharacters implements Offer {
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('\u201C', "\""),
            Map.entry('\u201D', "\""),
            Map.entry('\u201E', "\""),
            Map.entry('\u00AB', "\""),
            Map.entry('\u00BB', "\""),
            Map.entry('\u2010', "-"),
            Map.entry('\u2011', "-"),
            Map.entry('\u2012', "-"),
            Map.entry('\u2013', "-"),
            Map.entry('\u2014', "-"),
            Map.entry('\u2212', "-"),
            Map.entry('\u00A0', " "),
            Map.entry('\u202F', " "),
            Map.entry('\uFF08', "("),
            Map.entry('\uFF09', ")"),
            Map.entry('\uFF1B', ";"),
            Map.entry('\uFF04', "$"));

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            switch (diagnostic.problem()) {
                case ILLEGAL_CHARACTER -> character(place, diagnostic, actions);
                case INVALID_ESCAPE -> escape(place, diagnostic, actions);
                case UNCLOSED_STRING -> string(place, diagnostic, actions);
                case UNCLOSED_COMMENT -> comment(place, diagnostic, actions);
                default -> {
                    // not about characters
                }
            }
        }
    }

    private static void character(Place place, Diagnostic diagnostic, Consumer<Action> actions) {
        String text = place.source().textOf(diagnostic.span());
        String plain = text.length() == 1 ? PLAIN.get(text.charAt(0)) : null;
        List<Replacement> quotes = "\"".equals(plain) ? quotes(place, diagnostic.span()) : List.of();
        if (quotes.size() > 1) {
            actions.accept(Action.fix(diagnostic, "Change the quotes of this line to `\"`", () -> quotes)
                    .asPreferred());
            return;
        }
        if (plain != null) {
            String shown = plain.equals(" ") ? "a space" : "`" + plain + "`";
            actions.accept(Action.fix(diagnostic, "Change to " + shown, diagnostic.span(), plain)
                    .asPreferred());
        }
        actions.accept(Action.fix(diagnostic, "Remove this character", diagnostic.span(), ""));
    }

    /** All quotes of a line that are none, as one alone would open a string without end. */
    private static List<Replacement> quotes(Place place, Span found) {
        Span line =
                place.source().lineSpan(place.source().positionOf(found.start()).line());
        SyntaxTree tree = place.tree();
        List<Replacement> quotes = new ArrayList<>();
        for (int segment = tree.segmentAt(line.start());
                segment < tree.size() && tree.start(segment) < line.end();
                segment++) {
            Tokens tokens = tree.segment(segment).tokens();
            for (int token = 0; token < tokens.size(); token++) {
                Span span = tree.span(segment, token);
                boolean here = span.start() >= line.start() && span.end() <= line.end();
                if (here && tokens.code(token) == TokenCode.BAD) {
                    addQuotes(place.source().text(), span, quotes);
                }
            }
        }
        return quotes;
    }

    private static void addQuotes(String text, Span token, List<Replacement> quotes) {
        for (int i = token.start(); i < token.end(); i++) {
            if ("\"".equals(PLAIN.get(text.charAt(i)))) {
                quotes.add(new Replacement(new Span(i, i + 1), "\""));
            }
        }
    }

    private static void escape(Place place, Diagnostic diagnostic, Consumer<Action> actions) {
        Span span = diagnostic.span();
        if (span.length() > 0 && place.source().text().charAt(span.start()) == '\\') {
            actions.accept(Action.fix(
                            diagnostic,
                            "Write the backslash as `\\\\`",
                            new Span(span.start(), span.start() + 1),
                            "\\\\")
                    .asPreferred());
        }
    }

    /** The quote belongs before the parentheses that close what the string is in, if nothing else is behind them. */
    private static void string(Place place, Diagnostic diagnostic, Consumer<Action> actions) {
        String text = place.source().text();
        int end = diagnostic.span().end();
        while (end > diagnostic.span().start() + 1 && " \t)".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        actions.accept(Action.fix(diagnostic, "Close the string", new Span(end, end), "\""));
    }

    private static void comment(Place place, Diagnostic diagnostic, Consumer<Action> actions) {
        int line = place.source().positionOf(diagnostic.span().start()).line();
        Span whole = place.source().lineSpan(line);
        String text = place.source().textOf(whole).stripTrailing();
        int end = Math.max(diagnostic.span().start() + 2, whole.start() + text.length());
        actions.accept(Action.fix(diagnostic, "Close the comment at the end of the line", new Span(end, end), " ;)"));
    }
}
