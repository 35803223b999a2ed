package dev.stepwasm.ide.action;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mends {@code offset=} and {@code align=}: space in between, the wrong order, an alignment that cannot be. */
final class FixMemoryArgument implements Offer {
    private static final String NUMBER = "(?:0x[0-9A-Fa-f_]+|[0-9][0-9_]*)";
    private static final Pattern SPACED = Pattern.compile("(offset|align)[ \t]*=[ \t]*(" + NUMBER + ")(?![^\\s();\"])");
    private static final Pattern SWAPPED =
            Pattern.compile("(align=" + NUMBER + ")(\\s+)(offset=" + NUMBER + ")(?![^\\s();\"])");

    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        for (Diagnostic diagnostic : place.diagnostics()) {
            switch (diagnostic.problem()) {
                case UNEXPECTED_TOKEN, UNKNOWN_OPERATOR -> {
                    space(place, diagnostic).ifPresent(actions);
                    order(place, diagnostic).ifPresent(actions);
                }
                case INVALID_ALIGNMENT, MALFORMED_ALIGNMENT ->
                    alignment(place, diagnostic).ifPresent(actions);
                default -> {
                    // not about a memory argument
                }
            }
        }
    }

    private static Optional<Action> space(Place place, Diagnostic diagnostic) {
        Matcher found = SPACED.matcher(place.source().text());
        found.region(diagnostic.span().start(), place.source().length());
        if (!found.lookingAt() || found.group().equals(found.group(1) + "=" + found.group(2))) {
            return Optional.empty();
        }
        String mended = found.group(1) + "=" + found.group(2);
        return Optional.of(
                Action.fix(diagnostic, "Change to `" + mended + "`", new Span(found.start(), found.end()), mended)
                        .asPreferred());
    }

    private static Optional<Action> order(Place place, Diagnostic diagnostic) {
        Optional<Token> offset = Token.at(place.tree(), diagnostic.span().end())
                .filter(token -> token.code() == TokenCode.OFFSET_IS)
                .filter(token -> token.span().equals(diagnostic.span()));
        return offset.flatMap(Token::previous)
                .filter(align -> align.code() == TokenCode.ALIGN_IS)
                .flatMap(align -> {
                    Matcher found = SWAPPED.matcher(place.source().text());
                    found.region(align.span().start(), place.source().length());
                    if (!found.lookingAt()) {
                        return Optional.empty();
                    }
                    return Optional.of(Action.fix(
                                    diagnostic,
                                    "Write `offset=` before `align=`",
                                    new Span(found.start(), found.end()),
                                    found.group(3) + found.group(2) + found.group(1))
                            .asPreferred());
                });
    }

    /** The natural alignment is always allowed, and for atomic accesses it is the only one. */
    private static Optional<Action> alignment(Place place, Diagnostic diagnostic) {
        return Token.at(place.tree(), diagnostic.span().end())
                .filter(token -> token.code() == TokenCode.ALIGN_IS)
                .flatMap(token -> keyword(token).map(op -> {
                    String natural = "align=" + op.accessBytes();
                    return Action.fix(diagnostic, "Change to `" + natural + "`", token.span(), natural)
                            .asPreferred();
                }));
    }

    private static Optional<Opcode> keyword(Token token) {
        Optional<Token> at = token.previous();
        while (at.isPresent()
                && !TokenCode.isOpcode(at.get().code())
                && at.get().code() != TokenCode.OPEN) {
            at = at.get().previous();
        }
        return at.map(Token::code).filter(TokenCode::isOpcode).map(TokenCode::opcode);
    }
}
