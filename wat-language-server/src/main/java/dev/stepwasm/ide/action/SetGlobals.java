package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.NumberLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.NameTable;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.BitSet;

/**
 * Which globals of a module may change: those that are exported, and those behind a {@code global.set}. For this the
 * tokens of all functions are looked at, but no function is read.
 */
final class SetGlobals {
    private final BitSet set = new BitSet();
    private final int count;
    private boolean unclear;

    private SetGlobals(int count) {
        this.count = count;
    }

    static SetGlobals of(SyntaxTree tree, ModuleAnalysis module) {
        SetGlobals globals =
                new SetGlobals(module.lowered().table(IndexSpace.GLOBAL).size());
        for (Export export : module.module().exports()) {
            if (export.kind() == ExternalKind.GLOBAL && export.index() >= 0 && export.index() < globals.count) {
                globals.set.set(export.index());
            }
        }
        NameTable names = module.lowered().table(IndexSpace.GLOBAL).names();
        for (int segment = module.syntax().firstField();
                segment < module.syntax().end();
                segment++) {
            globals.look(tree, segment, names);
        }
        return globals;
    }

    private void look(SyntaxTree tree, int segment, NameTable names) {
        Tokens tokens = tree.segment(segment).tokens();
        int wanted = TokenCode.of(Opcode.GLOBAL_SET);
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.code(token) == wanted) {
                int index = token + 1;
                while (index < tokens.size() && tokens.isTrivia(index)) {
                    index++;
                }
                note(tree, segment, index, names);
            }
        }
    }

    private void note(SyntaxTree tree, int segment, int token, NameTable names) {
        Tokens tokens = tree.segment(segment).tokens();
        int code = token < tokens.size() ? tokens.code(token) : TokenCode.END;
        String text = tree.source().text();
        int start = tree.start(segment) + (token < tokens.size() ? tokens.start(token) : 0);
        int end = tree.start(segment) + (token < tokens.size() ? tokens.end(token) : 0);
        long index = code == TokenCode.ID
                ? names.find(text, start, end)
                : code == TokenCode.NAT
                        ? NumberLiteral.unsigned(text, start, end).orElse(-1)
                        : -1;
        if (index >= 0 && index < count) {
            set.set((int) index);
        } else {
            unclear = true; // someone is writing: it may become any global
        }
    }

    /** {@return whether nobody changes a global} */
    boolean isConstant(int index) {
        return !unclear && !set.get(index);
    }
}
