package dev.stepwasm.ide.completion;

import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.catalogue.HostCatalogues;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.tree.Context;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;

/**
 * What could be typed at an offset: in code instructions and names, ranked by the operand stack, elsewhere the words,
 * types and names that the grammar allows.
 */
public final class Completion {
    /** More than anybody reads; all instructions at once would take clients longer to read than the server to find. */
    private static final int MOST = 200;

    private final Suggestions suggestions;
    private final Place place;

    private Completion(Place place) {
        this.place = place;
        this.suggestions = new Suggestions(place);
    }

    /** {@return what could be typed at an offset, the best of it; nothing in comments and where a new name stands} */
    public static Proposals at(Analysis analysis, int offset) {
        return at(analysis, offset, MOST);
    }

    /**
     * {@return the same, if more or less is known about imports than hosts offer}
     *
     * @param imports what can be imported from outside of the text
     */
    public static Proposals at(Analysis analysis, int offset, KnownImports imports) {
        return at(analysis, offset, MOST, imports);
    }

    /** {@return the same, but at most so many} */
    static Proposals at(Analysis analysis, int offset, int most) {
        return at(analysis, offset, most, HostCatalogues.all());
    }

    private static Proposals at(Analysis analysis, int offset, int most, KnownImports imports) {
        Optional<Token> token = Token.at(analysis.tree(), offset);
        if (token.filter(at -> isProse(at, offset)).isPresent()) {
            return nothing(new Span(offset, offset));
        }
        Optional<Token> annotation = token.filter(at -> isInside(at, offset, TokenCode.ANNOTATION));
        if (annotation.isPresent()) {
            return Annotations.at(analysis, annotation.get(), offset);
        }
        Optional<Token> quoted = token.filter(at -> Quoted.isInside(at, offset));
        if (quoted.isPresent()) {
            return Quoted.at(analysis, quoted.get(), offset, imports);
        }
        Optional<Proposals> shorthand = shorthand(analysis, offset, most);
        if (shorthand.isPresent()) {
            return shorthand.get();
        }
        Place place = Place.at(analysis, offset, word(analysis, offset));
        return Scripts.inner(place, offset).orElseGet(() -> new Completion(place).proposals(most));
    }

    /** {@return whether an answer is of use although a space was all that was typed: because a name or number must follow} */
    public static boolean isWanted(Analysis analysis, int offset) {
        Place place = Place.at(analysis, offset, new Span(offset, offset));
        if (place.frames().isEmpty() || place.top().is(Word.MODULE)) {
            return false;
        }
        return !Code.isCode(place) || new Code(new Suggestions(place)).wantsImmediate();
    }

    /** {@return whether what ends at an offset is a shorthand, so that an answer is of use although all that was typed is a parenthesis} */
    public static boolean isShorthand(Analysis analysis, int offset) {
        return shorthand(analysis, offset, 1).isPresent();
    }

    /** What ends in a parenthesis and stands for something longer. */
    private static Optional<Proposals> shorthand(Analysis analysis, int offset, int most) {
        if (offset == 0 || analysis.source().text().charAt(offset - 1) != ')') {
            return Optional.empty();
        }
        return Operands.callBefore(analysis, offset)
                .map(span -> Place.at(analysis, offset, span))
                .filter(place -> !place.frames().isEmpty() && Code.isCode(place))
                .map(place -> {
                    Suggestions found = new Suggestions(place);
                    new Code(found).shorthand();
                    return found.sorted(most);
                })
                .filter(found -> !found.all().isEmpty());
    }

    private static Proposals nothing(Span span) {
        return new Proposals(span, span, List.of(), false);
    }

    private static Span word(Analysis analysis, int offset) {
        String text = analysis.source().text();
        int start = offset;
        while (start > 0 && isNameCharacter(text.charAt(start - 1))) {
            start--;
        }
        int end = offset;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        return new Span(start, end);
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7F && "()\";,[]{}".indexOf(c) < 0;
    }

    private static boolean isProse(Token token, int offset) {
        boolean inside = token.span().start() < offset && offset < token.span().end();
        return token.code() == TokenCode.LINE_COMMENT && token.span().start() < offset
                || inside && token.code() == TokenCode.BLOCK_COMMENT;
    }

    private static boolean isInside(Token token, int offset, int code) {
        boolean closed = token.text().endsWith(")");
        return token.code() == code
                && token.span().start() + 1 < offset
                && (offset < token.span().end()
                        || !closed && offset == token.span().end());
    }

    private Proposals proposals(int most) {
        if (place.frames().isEmpty()) {
            between();
        } else if (place.tree().segment(place.segment()).kind() == NodeKind.MODULE_START) {
            Fields.suggest(suggestions);
            Fields.suggestHeader(suggestions, place.top());
        } else if (place.isScript()) {
            Scripts.suggest(suggestions);
        } else if (Code.isCode(place)) {
            if (place.frames().size() == 1 && place.top().is(Word.FUNC)) {
                new FieldParts(suggestions).functionHead();
            }
            new Code(suggestions).suggest();
        } else {
            new FieldParts(suggestions).suggest();
        }
        return suggestions.sorted(most);
    }

    /** Between module fields, or between the commands of a script. */
    private void between() {
        Context context = place.context();
        if (context.inModule()) {
            Fields.suggest(suggestions);
        } else {
            suggestions.group(Word.MODULE, "\n\t$0\n");
        }
        if (!context.inModule() || context.isBare()) {
            Scripts.suggestCommands(suggestions);
        }
        boolean empty = place.tree().modules().isEmpty()
                || place.tree().modules().size() == 1
                        && place.tree().modules().getFirst().header() < 0;
        if (!context.inModule() && empty) {
            Fields.suggest(suggestions);
        }
    }
}
