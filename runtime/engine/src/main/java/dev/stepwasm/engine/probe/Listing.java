package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.StepModule;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.disassemble.Disassembler;
import dev.stepwasm.wat.disassemble.Disassembly;
import dev.stepwasm.wat.disassemble.Layout;
import dev.stepwasm.wat.text.SourceText;
import java.util.Optional;

/**
 * The text of a module by code offset: its own, or for a binary the text that {@code stepwasm dis} makes of it. Immutable.
 */
public final class Listing {
    private static final int LONGEST = 60;

    private final StepModule module;
    private final SourceText text;
    private final SourceMap map;

    private Listing(StepModule module, SourceText text, SourceMap map) {
        this.module = module;
        this.text = text;
        this.map = map;
    }

    /** {@return the text of a module} */
    public static Listing of(StepModule module) {
        if (module.source().isPresent()) {
            return new Listing(module, module.source().get(), module.sourceMap());
        }
        Disassembly disassembly = Disassembler.disassemble(module.bytes(), module.module(), Layout.FLAT);
        return new Listing(module, new SourceText(module.name() + ".wat", disassembly.text()), disassembly.sourceMap());
    }

    /** {@return the module} */
    public StepModule module() {
        return module;
    }

    /** {@return whether the text was made from a binary} */
    public boolean isGenerated() {
        return module.source().isEmpty();
    }

    /** {@return where the text has which instruction} */
    public SourceMap map() {
        return map;
    }

    /** {@return the whole text, with a name for people} */
    public SourceText text() {
        return text;
    }

    /** {@return where the text has the instruction at a code offset} */
    public Optional<Position> position(int codeOffset) {
        return map.at(codeOffset).map(entry -> text.positionOf(entry.span().start()));
    }

    /** {@return the place in the text of an instruction with its immediates, without operands and nested instructions} */
    public Optional<Span> place(int codeOffset) {
        return map.at(codeOffset).map(entry -> {
            String code = text.textOf(entry.span());
            int from = code.startsWith("(") ? 1 : 0;
            int end = end(code, from, code.length());
            int start = entry.span().start();
            return new Span(
                    start + from,
                    start + from + code.substring(from, end).stripTrailing().length());
        });
    }

    /** {@return where an instruction ends with its immediates} */
    private static int end(String code, int from, int most) {
        int end = from;
        while (end < most && "()\n\r".indexOf(code.charAt(end)) < 0 && !code.startsWith(";;", end)) {
            end++;
        }
        return end;
    }

    /** {@return the instruction at a code offset with its immediates, without operands and nested instructions} */
    public String instruction(int codeOffset) {
        return map.at(codeOffset).map(entry -> words(text.textOf(entry.span()))).orElse("?");
    }

    /** {@return an instruction of a text with its immediates, without operands and nested instructions} */
    public static String words(String code) {
        int from = code.startsWith("(") ? 1 : 0;
        return code.substring(from, end(code, from, Math.min(code.length(), from + LONGEST)))
                .strip();
    }
}
