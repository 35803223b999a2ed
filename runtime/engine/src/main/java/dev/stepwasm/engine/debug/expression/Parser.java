package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.engine.debug.expression.Syntax.Space;
import dev.stepwasm.engine.debug.expression.Syntax.Which;
import dev.stepwasm.engine.debug.expression.Token.Kind;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Makes a tree of an expression. It recurses, at most as deep as {@link Lexer#MOST_TOKENS} allows; so does whoever walks
 * over the tree.
 */
final class Parser {
    private static final String HELP =
            "write `$name`, `local[3]`, `stack[-1]` (the top), `global[0]`," + " `mem.i32[$p]`, `table[2]` or a number";

    private final List<Token> tokens;
    private int at;
    private Optional<Span> call = Optional.empty();

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * An expression with how to show its value.
     *
     * @param format the letter after the comma, if there is one
     * @param call where a function is called, if one is
     */
    record Parsed(Syntax tree, Optional<Format> format, Optional<Span> call) {}

    /** {@return what a text means} */
    static Parsed parse(String text, Predicate<String> isKnown) throws MistakeException {
        Parser parser = new Parser(Lexer.tokens(text, isKnown));
        Syntax tree = parser.whole();
        Optional<Format> format = parser.format();
        Token rest = parser.peek();
        if (rest.kind() != Kind.END) {
            throw new MistakeException(rest.span(), rest.quoted() + " is not expected here");
        }
        return new Parsed(tree, format, parser.call);
    }

    private Syntax whole() throws MistakeException {
        Syntax first = binary(1);
        if (!peek().is("=")) {
            return first;
        }
        take();
        Syntax value = binary(1);
        return new Syntax.Assignment(between(first.span(), value.span()), first, value);
    }

    private Optional<Format> format() throws MistakeException {
        if (!peek().is(",")) {
            return Optional.empty();
        }
        take();
        Token letter = take();
        return Optional.of(Format.of(letter.text())
                .orElseThrow(() -> new MistakeException(
                        letter.span(), letter.quoted() + " is no format; formats are " + Format.list())));
    }

    private Syntax binary(int precedence) throws MistakeException {
        if (precedence > Operator.TIGHTEST) {
            return unary();
        }
        Syntax left = binary(precedence + 1);
        Optional<Operator> operator = operator(precedence);
        while (operator.isPresent()) {
            boolean unsigned = take().text().endsWith("u");
            Syntax right = binary(precedence + 1);
            left = new Syntax.Binary(between(left.span(), right.span()), operator.get(), unsigned, left, right);
            operator = operator(precedence);
        }
        return left;
    }

    private Optional<Operator> operator(int precedence) {
        Token token = peek();
        String symbol = token.text();
        String plain = symbol.endsWith("u") ? symbol.substring(0, symbol.length() - 1) : symbol;
        return token.kind() == Kind.SYMBOL
                ? Operator.of(plain).filter(each -> each.precedence == precedence)
                : Optional.empty();
    }

    private Syntax unary() throws MistakeException {
        Token token = peek();
        if (token.is("-") || token.is("!") || token.is("~")) {
            take();
            Syntax operand = unary();
            return new Syntax.Unary(between(token.span(), operand.span()), token.text(), operand);
        }
        return postfix(primary());
    }

    private Syntax postfix(Syntax base) throws MistakeException {
        Syntax result = base;
        while (peek().is(".") || peek().is("[") || peek().is("(")) {
            if (peek().is("(")) {
                result = call(result);
            } else if (take().is("[")) {
                Syntax index = binary(1);
                Token end = want("]");
                result = new Syntax.Element(between(base.span(), end.span()), result, index);
            } else {
                Token name = member();
                result = new Syntax.Member(between(base.span(), name.span()), result, name.text());
            }
        }
        return result;
    }

    private Syntax call(Syntax callee) throws MistakeException {
        take();
        List<Syntax> arguments = new ArrayList<>();
        while (!peek().is(")")) {
            if (!arguments.isEmpty()) {
                want(",");
            }
            arguments.add(binary(1));
        }
        Span span = between(callee.span(), take().span());
        call = call.or(() -> Optional.of(span));
        return new Syntax.Call(span, callee, arguments);
    }

    private Token member() throws MistakeException {
        Token name = take();
        return switch (name.kind()) {
            case WORD, INTEGER -> name;
            case NAME -> new Token(Kind.WORD, name.text().substring(1), name.span());
            default -> throw new MistakeException(name.span(), "a field is missing after `.`");
        };
    }

    private Syntax primary() throws MistakeException {
        Token token = take();
        return switch (token.kind()) {
            case INTEGER -> new Syntax.Number(token.span(), token.text(), true);
            case FLOAT -> new Syntax.Number(token.span(), token.text(), false);
            case TEXT -> new Syntax.Quoted(token.span(), token.text());
            case VECTOR -> new Syntax.Vector(token.span(), token.text());
            case NAME -> new Syntax.Named(token.span(), Optional.empty(), token.text());
            case WORD -> word(token);
            case SYMBOL, END -> {
                if (!token.is("(")) {
                    throw new MistakeException(token.span(), "a value is missing here; " + HELP);
                }
                Syntax inner = binary(1);
                want(")");
                yield inner;
            }
        };
    }

    private Syntax word(Token word) throws MistakeException {
        Optional<Space> space = Arrays.stream(Space.values())
                .filter(each -> each.word.equals(word.text()))
                .findFirst();
        if (space.isPresent()) {
            return ofSpace(word, space.get());
        }
        Optional<NumberKind> cast = NumberKind.of(word.text()).filter(kind -> kind != NumberKind.V128);
        if (cast.isPresent()) {
            want("(");
            Syntax operand = binary(1);
            return new Syntax.Cast(between(word.span(), want(")").span()), cast.get(), operand);
        }
        return switch (word.text()) {
            case "mem", "memory" -> memory(word);
            case "table" -> table(word);
            case "func" -> function(word);
            case "null" -> new Syntax.Null(word.span());
            default -> throw new MistakeException(word.span(), word.quoted() + " means nothing here; " + HELP);
        };
    }

    private Syntax ofSpace(Token word, Space space) throws MistakeException {
        if (space != Space.STACK && peek().kind() == Kind.NAME) {
            Token name = take();
            return new Syntax.Named(between(word.span(), name.span()), Optional.of(space), name.text());
        }
        want("[");
        Syntax index = binary(1);
        return new Syntax.Numbered(between(word.span(), want("]").span()), space, index);
    }

    private Syntax function(Token word) throws MistakeException {
        Which function = which(word);
        if (function.name().isEmpty() && function.index().isEmpty()) {
            throw new MistakeException(peek().span(), "`func` needs a name or `[3]`");
        }
        return new Syntax.Function(function.span(), function);
    }

    /** {@return what is meant by a name or by a number in brackets, if one is given} */
    private Which which(Token word) throws MistakeException {
        Which named = named(word);
        if (named.name().isPresent() || !peek().is("[")) {
            return named;
        }
        take();
        Syntax index = binary(1);
        return new Which(between(word.span(), want("]").span()), Optional.empty(), Optional.of(index));
    }

    private Syntax memory(Token word) throws MistakeException {
        Which memory = which(word);
        if (!peek().is(".")) {
            return new Syntax.Whole(memory.span(), true, memory);
        }
        take();
        Token kind = take();
        if (kind.isWord("size")) {
            return new Syntax.Size(between(word.span(), kind.span()), true, memory);
        }
        Optional<NumberKind> number = NumberKind.of(kind.text());
        if (number.isEmpty() && !kind.isWord("utf8")) {
            throw new MistakeException(
                    kind.span(),
                    kind.quoted() + " is not in a memory; write i8, u8, i16, u16, i32, u32, i64, u64, f32, f64, v128,"
                            + " utf8 or size");
        }
        want("[");
        Syntax address = binary(1);
        Optional<Syntax> length = Optional.empty();
        if (number.isEmpty() && peek().is(",")) {
            take();
            length = Optional.of(binary(1));
        }
        Span span = between(word.span(), want("]").span());
        return number.isPresent()
                ? new Syntax.Bytes(span, memory, number.get(), address)
                : new Syntax.Characters(span, memory, address, length);
    }

    private Syntax table(Token word) throws MistakeException {
        Which table = named(word);
        if (peek().is(".")) {
            take();
            Token size = take();
            if (!size.isWord("size")) {
                throw new MistakeException(size.span(), size.quoted() + " is not in a table; write size");
            }
            return new Syntax.Size(between(word.span(), size.span()), false, table);
        }
        if (!peek().is("[")) {
            return new Syntax.Whole(table.span(), false, table);
        }
        take();
        Syntax index = binary(1);
        return new Syntax.TableElement(between(word.span(), want("]").span()), table, index);
    }

    private Which named(Token word) {
        if (peek().kind() != Kind.NAME) {
            return new Which(word.span(), Optional.empty(), Optional.empty());
        }
        Token name = take();
        return new Which(between(word.span(), name.span()), Optional.of(name.text()), Optional.empty());
    }

    private Token want(String symbol) throws MistakeException {
        Token token = peek();
        if (!token.is(symbol)) {
            throw new MistakeException(token.span(), "`" + symbol + "` is missing before " + token.quoted());
        }
        return take();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private static Span between(Span first, Span last) {
        return new Span(first.start(), last.end());
    }
}
