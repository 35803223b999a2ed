package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import org.jspecify.annotations.Nullable;

/**
 * The code of one function as lints look at it: its instructions in the order in which they run, without the {@code end}
 * of the function, and where its branches go. All places count from the start of its segment. For one thread.
 */
final class Body {
    /** Stands for the function itself where a block is meant. */
    static final int FUNCTION = -1;

    private final SyntaxTree tree;
    private final LoweredModule module;
    private final int number;
    private final BodyReader code;
    private @Nullable Locals locals;
    private @Nullable Reach reach;
    private @Nullable Operands operands;

    private Body(SyntaxTree tree, LoweredModule module, int number, BodyReader code) {
        this.tree = tree;
        this.module = module;
        this.number = number;
        this.code = code;
    }

    /** {@return the code of a function, which is counted without imports} */
    static Body of(SyntaxTree tree, LoweredModule module, int number) {
        int segment = module.bodySegment(number);
        BodyReader code = new BodyReader(tree.start(segment));
        module.code(number, code);
        return new Body(tree, module, number, code);
    }

    /** {@return which locals it reads and sets} */
    Locals locals() {
        if (locals == null) {
            locals = new Locals(this);
        }
        return locals;
    }

    /** {@return which instructions can run} */
    Reach reach() {
        if (reach == null) {
            reach = new Reach(this);
        }
        return reach;
    }

    /** {@return which instructions make the operands of others} */
    Operands operands() {
        if (operands == null) {
            operands = new Operands(this);
        }
        return operands;
    }

    boolean hasLoops() {
        return code.hasLoops;
    }

    LoweredModule module() {
        return module;
    }

    /** {@return the number of the function without imports} */
    int number() {
        return number;
    }

    /** {@return the number of the function with imports} */
    int function() {
        return module.module().importedFunctionCount() + number;
    }

    Segment segment() {
        return tree.segment(module.bodySegment(number));
    }

    /** {@return the offset of the segment in the text} */
    int base() {
        return tree.start(module.bodySegment(number));
    }

    /** {@return the number of instructions} */
    int size() {
        return code.size;
    }

    Opcode op(int i) {
        return code.ops[i];
    }

    Immediates immediates(int i) {
        return code.immediates[i];
    }

    /** {@return where the keyword of an instruction stands} */
    int position(int i) {
        return code.positions[i];
    }

    /** {@return where an instruction starts: at the parenthesis of a folded one} */
    int start(int i) {
        return code.starts[i];
    }

    /** {@return where an instruction ends, with its operands if it is folded} */
    int end(int i) {
        return code.ends[i];
    }

    /** {@return the instruction that begins the block which an {@code end} closes or an {@code else} or handler divides} */
    int opener(int i) {
        return code.openers[i];
    }

    /** {@return the number of jumps, those of a {@code br_table} and of catch clauses counted one by one} */
    int jumpCount() {
        return code.jumpCount;
    }

    /** {@return the instruction that jumps; ascending} */
    int jumpFrom(int jump) {
        return code.jumpFrom[jump];
    }

    /** {@return the instruction that begins the block whose label a jump names, or {@link #FUNCTION}} */
    int jumpTo(int jump) {
        return code.jumpTo[jump];
    }

    /** {@return whether somebody names the label of the block that an instruction begins} */
    boolean isLabelUsed(int i) {
        return code.usedLabels.get(i);
    }

    /** {@return the token that is the keyword of an instruction} */
    int keyword(int i) {
        return segment().tokens().touching(position(i));
    }

    /** {@return the token that is the label of a block, or -1} */
    int label(int opener) {
        Tokens tokens = segment().tokens();
        int token = keyword(opener) + 1;
        while (token < tokens.size() && tokens.isTrivia(token)) {
            token++;
        }
        return token < tokens.size() && tokens.code(token) == TokenCode.ID ? token : -1;
    }

    /** {@return the name that an identifier token stands for} */
    String name(int token) {
        Tokens tokens = segment().tokens();
        int base = base();
        return Identifier.name(tree.source().text(), base + tokens.start(token), base + tokens.end(token));
    }

    Span span(int token) {
        Tokens tokens = segment().tokens();
        return new Span(tokens.start(token), tokens.end(token));
    }
}
