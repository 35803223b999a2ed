package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.wasm.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON with the places of everything, and goes on behind mistakes: what is there is read as if what is missing were
 * there too. Nesting lives on a stack of its own.
 */
final class JsonParser {
    private final JsonLexer lexer;
    private final BiConsumer<Span, String> mistakes;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Json whole;

    /** What can stand next. */
    private enum Want {
        /** A value, or in an object a name. */
        FIRST,
        /** The same, behind a comma. */
        ANOTHER,
        COLON,
        VALUE,
        COMMA
    }

    /** An array or object that is not closed yet. */
    private static final class Open {
        final boolean object;
        final Span opener;
        final List<Json> items = new ArrayList<>();
        final List<Json.Member> members = new ArrayList<>();
        Json.@Nullable Text name;
        Want want = Want.FIRST;

        Open(boolean object, Span opener) {
            this.object = object;
            this.opener = opener;
        }

        boolean wantsName() {
            return object && (want == Want.FIRST || want == Want.ANOTHER);
        }

        void add(Json value) {
            if (object && name != null) {
                members.add(new Json.Member(name, value));
                name = null;
            } else if (!object) {
                items.add(value);
            }
            want = Want.COMMA;
        }

        Json closed(int end) {
            Span span = new Span(opener.start(), end);
            return object ? new Json.Members(span, members) : new Json.Items(span, items);
        }
    }

    private JsonParser(String text, BiConsumer<Span, String> mistakes) {
        this.lexer = new JsonLexer(text, mistakes);
        this.mistakes = mistakes;
    }

    /**
     * {@return the value that a text holds}
     *
     * @param mistakes gets what is wrong, with its place
     */
    static Json parse(String text, BiConsumer<Span, String> mistakes) {
        return new JsonParser(text, mistakes).parse();
    }

    private Json parse() {
        boolean trailing = false;
        JsonLexer.Token token = lexer.next();
        for (; token.kind() != JsonLexer.Kind.END; token = lexer.next()) {
            if (whole == null) {
                take(token);
            } else if (!trailing) {
                mistakes.accept(token.span(), "nothing can stand behind the value of the file");
                trailing = true;
            }
        }
        int end = token.span().start();
        if (!open.isEmpty()) {
            mistakes.accept(open.getLast().opener, "`" + (open.getLast().object ? "{" : "[") + "` is not closed");
        } else if (whole == null) {
            mistakes.accept(token.span(), "expected an object");
        }
        while (!open.isEmpty()) {
            close(end);
        }
        return whole == null ? new Json.Null(token.span()) : whole;
    }

    private void take(JsonLexer.Token token) {
        switch (token.mark()) {
            case '{', '[' -> {
                if (expect(token)) {
                    open.push(new Open(token.mark() == '{', token.span()));
                }
            }
            case '}', ']' -> closeBy(token);
            case ',' -> comma(token);
            case ':' -> colon(token);
            default -> {
                if (expect(token)) {
                    value(known(token.value()));
                }
            }
        }
    }

    /** Makes a value fit, as if a missing mark before it were there; {@return whether it can be used} */
    private boolean expect(JsonLexer.Token token) {
        Open top = open.peek();
        if (top == null) {
            return true;
        }
        if (top.want == Want.COMMA) {
            mistakes.accept(token.span(), "expected `,` before this");
            top.want = Want.ANOTHER;
        }
        if (top.want == Want.COLON) {
            mistakes.accept(token.span(), "expected `:` before this");
            top.want = Want.VALUE;
        }
        if (top.wantsName() && !(token.value() instanceof Json.Text)) {
            mistakes.accept(token.span(), "expected a name in quotes");
            if (token.kind() == JsonLexer.Kind.MARK) {
                top.name = new Json.Text(token.span(), "", true); // what is in it is read, for nobody
                top.want = Want.VALUE;
                return true;
            }
            top.want = Want.COLON;
            return false;
        }
        return true;
    }

    private void value(Json value) {
        Open top = open.peek();
        if (top == null) {
            whole = value;
        } else if (top.wantsName()) {
            top.name = (Json.Text) value;
            top.want = Want.COLON;
        } else {
            top.add(value);
        }
    }

    private Json known(Json value) {
        if (!(value instanceof Json.Word word)) {
            return value;
        }
        mistakes.accept(word.span(), "expected a string, a number, `true`, `false` or `null`");
        return new Json.Null(new Span(word.span().end(), word.span().end()));
    }

    private void comma(JsonLexer.Token token) {
        Open top = open.peek();
        if (top == null || top.want == Want.FIRST || top.want == Want.ANOTHER) {
            mistakes.accept(token.span(), "this `,` is one too many");
            return;
        }
        finish(top, token.span());
        top.want = Want.ANOTHER;
    }

    private void colon(JsonLexer.Token token) {
        Open top = open.peek();
        if (top != null && top.want == Want.COLON) {
            top.want = Want.VALUE;
        } else {
            mistakes.accept(token.span(), "this `:` is one too many");
        }
    }

    /** Reports a name without a value. */
    private void finish(Open top, Span place) {
        if (top.want == Want.COLON || top.want == Want.VALUE) {
            Json.Text name = top.name;
            mistakes.accept(name == null ? place : name.span(), "a value is missing");
            top.name = null;
        }
    }

    private void closeBy(JsonLexer.Token token) {
        boolean object = token.mark() == '}';
        Open top = open.peek();
        if (top == null || top.object != object) {
            mistakes.accept(token.span(), "this `" + token.mark() + "` closes nothing");
            if (open.stream().noneMatch(outer -> outer.object == object)) {
                return;
            }
            while (open.peek() != null && open.peek().object != object) {
                close(token.span().start());
            }
            top = open.peek();
        } else if (top.want == Want.ANOTHER) {
            mistakes.accept(token.span(), "something is missing between `,` and `" + token.mark() + "`");
        }
        if (top != null) {
            finish(top, token.span());
            close(token.span().end());
        }
    }

    private void close(int end) {
        Json closed = open.pop().closed(end);
        value(closed);
    }
}
