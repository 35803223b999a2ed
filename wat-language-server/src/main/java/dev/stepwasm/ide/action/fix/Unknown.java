package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.action.Action;
import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An index or name that stands for nothing.
 *
 * @param token the index or name, or the keyword of an instruction that leaves it out
 */
record Unknown(Diagnostic diagnostic, IndexSpace space, Token token) {
    /** {@return those of a space at a place} */
    static List<Unknown> at(Place place, IndexSpace... spaces) {
        List<Unknown> found = new ArrayList<>();
        for (Diagnostic diagnostic : place.diagnostics()) {
            of(place, diagnostic)
                    .filter(unknown -> Arrays.asList(spaces).contains(unknown.space()))
                    .ifPresent(found::add);
        }
        return found;
    }

    static Optional<Unknown> of(Place place, Diagnostic diagnostic) {
        return Arrays.stream(IndexSpace.values())
                .filter(space -> space.unknown() == diagnostic.problem())
                .findFirst()
                .flatMap(
                        space -> Token.firstFrom(place.tree(), diagnostic.span().start())
                                .filter(token -> token.span().equals(diagnostic.span()))
                                .map(token -> new Unknown(diagnostic, space, token)));
    }

    /** {@return the name with its {@code $}, as it is written; empty for a number} */
    Optional<String> name() {
        return token.code() == TokenCode.ID ? Optional.of(token.text()) : Optional.empty();
    }

    /** {@return the name without {@code $} and quotes} */
    Optional<String> bareName() {
        return name().map(text -> Identifier.name(
                token.tree().source().text(), token.span().start(), token.span().end()));
    }

    /** {@return the number that is written, or meant where none is} */
    long number() {
        return token.code() == TokenCode.NAT
                ? NumberLiteral.unsigned(
                                token.tree().source().text(),
                                token.span().start(),
                                token.span().end())
                        .orElse(-1)
                : 0;
    }

    /** {@return whether what is defined next in a space is what this stands for} */
    boolean isNext(int size) {
        return name().isPresent() || number() == size;
    }

    /** {@return the name with a space before it, nothing for a number} */
    String spacedName() {
        return name().map(text -> " " + text).orElse("");
    }

    /** {@return the action that creates it}, what people want unless the name seems to be mistyped */
    Action created(String title, Supplier<List<Replacement>> maker) {
        Action action = Action.fix(diagnostic, title, maker);
        return diagnostic.suggestion().isEmpty() ? action.asPreferred() : action;
    }

    /** {@return what to call it} */
    String show() {
        return name().orElseGet(() -> Long.toString(number()));
    }

    /** {@return the keyword of the instruction in which this stands, if it is in one} */
    Optional<Token> keyword() {
        Node node = token.node();
        while (node.kind() != NodeKind.INSTRUCTION) {
            Optional<Node> parent = node.parent();
            if (parent.isEmpty() || node.kind().isField()) {
                return Optional.empty();
            }
            node = parent.get();
        }
        return Optional.of(new Token(node.tree(), node.segment(), node.data().firstToken(node.index())))
                .filter(word -> TokenCode.isOpcode(word.code()));
    }

    Optional<Opcode> opcode() {
        return keyword().map(word -> TokenCode.opcode(word.code()));
    }

    /** {@return what is before and behind the instruction in which this stands} */
    Optional<Surroundings> surroundings(FunctionAt function) {
        return keyword().flatMap(word -> Surroundings.of(function, word.span().start()));
    }
}
