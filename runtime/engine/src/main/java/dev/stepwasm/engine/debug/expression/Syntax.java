package dev.stepwasm.engine.debug.expression;

import dev.stepwasm.wasm.source.Span;
import java.util.List;
import java.util.Optional;

/** An expression as written. */
sealed interface Syntax {
    /** {@return where it is written} */
    Span span();

    /** A number; it takes the type that is wanted where it stands. */
    record Number(Span span, String text, boolean integer) implements Syntax {}

    /** A text in quotes. */
    record Quoted(Span span, String text) implements Syntax {}

    /** The null reference. */
    record Null(Span span) implements Syntax {}

    /** {@code $name}, which is of any space unless that is said. */
    record Named(Span span, Optional<Space> space, String name) implements Syntax {}

    /** {@code local[3]}. */
    record Numbered(Span span, Space space, Syntax index) implements Syntax {}

    /** Which memory, table or function is meant: by name, by number, or the first. */
    record Which(Span span, Optional<String> name, Optional<Syntax> index) {}

    /** {@code mem.u8[4]}. */
    record Bytes(Span span, Which memory, NumberKind kind, Syntax address) implements Syntax {}

    /** {@code mem.utf8[4, 13]}; without a length it goes up to a zero byte. */
    record Characters(Span span, Which memory, Syntax address, Optional<Syntax> length) implements Syntax {}

    /** {@code mem.size}, in bytes, or {@code table.size}, in elements. */
    record Size(Span span, boolean isMemory, Which which) implements Syntax {}

    /** {@code mem} or {@code table $t}: all of it. */
    record Whole(Span span, boolean isMemory, Which which) implements Syntax {}

    /** {@code func $f} or {@code func[3]}. */
    record Function(Span span, Which which) implements Syntax {}

    /** {@code i32x4:1,2,3,4}. */
    record Vector(Span span, String text) implements Syntax {}

    /** {@code table[2]}. */
    record TableElement(Span span, Which table, Syntax index) implements Syntax {}

    /** {@code $s.name}: a field of a struct, the {@code length} of an array, or a vector as lanes of a shape. */
    record Member(Span span, Syntax base, String name) implements Syntax {}

    /** {@code $a[3]}: an element of an array, or a lane. */
    record Element(Span span, Syntax base, Syntax index) implements Syntax {}

    /** {@code -}, {@code !} or {@code ~}. */
    record Unary(Span span, String operator, Syntax operand) implements Syntax {}

    /** Two values with an operator between them. */
    record Binary(Span span, Operator operator, boolean unsigned, Syntax left, Syntax right) implements Syntax {}

    /** {@code i64($x)}. */
    record Cast(Span span, NumberKind to, Syntax operand) implements Syntax {}

    /** {@code $f(1, 2)}. */
    record Call(Span span, Syntax callee, List<Syntax> arguments) implements Syntax {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code $x = 5}; only as a whole expression. */
    record Assignment(Span span, Syntax target, Syntax value) implements Syntax {}

    /** What has numbers of its own. */
    enum Space {
        LOCAL("local", "the function has ", "local"),
        STACK("stack", "the operand stack holds ", "value"),
        GLOBAL("global", "the module has ", "global");

        final String word;
        private final String has;
        private final String thing;

        Space(String word, String has, String thing) {
            this.word = word;
            this.has = has;
            this.thing = thing;
        }

        /** {@return how many there are, for people} */
        String count(int count) {
            return has + count + " " + thing + (count == 1 ? "" : "s");
        }
    }
}
