package dev.stepwasm.ide.binary;

import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wat.disassemble.Disassembler;
import dev.stepwasm.wat.disassemble.Disassembly;
import dev.stepwasm.wat.disassemble.Layout;
import java.util.Optional;

/**
 * A binary as text to read. There is always a text: what is no module, or too much, is said in comments. Immutable.
 *
 * @param text WAT, lines end with a line feed
 * @param map code offsets are offsets into the binary, spans are UTF-16 offsets into {@code text}
 */
public record BinaryText(String text, Detail detail, SourceMap map) {
    /** How much of a binary its text shows. */
    public enum Detail {
        /** All of it. */
        WHOLE,
        /** All but code and the rest of long segments. */
        SKELETON,
        /** Only why there is nothing to show. */
        NONE
    }

    /**
     * {@return a binary as text}
     *
     * @param name of the file, for the text to say
     * @param most the length from which on a text is too long, in UTF-16 units; then it is a skeleton
     */
    public static BinaryText of(String name, byte[] file, Layout layout, int most) {
        Module module;
        try {
            module = ModuleReader.read(file);
        } catch (MalformedException e) {
            return new BinaryText(Malformed.text(name, file, e), Detail.NONE, SourceMap.empty());
        }
        Optional<Disassembly> whole = Disassembler.disassemble(file, module, layout, most);
        if (whole.isPresent()) {
            return new BinaryText(whole.get().text(), Detail.WHOLE, whole.get().sourceMap());
        }
        return Disassembler.disassemble(file, module, layout.asSkeleton(), most)
                .map(bones -> new BinaryText(bones.text(), Detail.SKELETON, bones.sourceMap()))
                .orElseGet(() -> refused(name, "even without its code it has more than " + most + " characters"));
    }

    /**
     * {@return a text that says why there is none}
     *
     * @param reason in words, without a full stop
     */
    public static BinaryText refused(String name, String reason) {
        return new BinaryText(Malformed.title(name, reason), Detail.NONE, SourceMap.empty());
    }
}
